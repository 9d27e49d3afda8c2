/** Who somebody is, on pressing their name or picture. */
export { PersonCardHost } from "./person-card-host.tsx";
export { openPersonCard } from "./person-card-state.ts";
