/** Choosing a time ahead: what people often mean, and any other. */
export { PlanTimeHost } from "./plan-time-host.tsx";
export { planTimeMenu, theirTime } from "./plan-time-menu.ts";
export { askTime, type Elsewhere } from "./plan-time-state.ts";
export { remindTimes, sendTimes } from "./plan-times.ts";
