import { feature } from "#platform/operations/feature.ts";
import { searchMessages } from "./search-messages.ts";

export { todayIn } from "./search-days.ts";
export { ownZone } from "./search-messages.ts";
export { planSearch, type SearchPlan } from "./search-plan.ts";

/** Finding what was said. */
export const messageSearch = feature({ name: "search/messages", operations: [searchMessages] });
