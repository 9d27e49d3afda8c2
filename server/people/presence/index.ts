import { presenceChanged } from "@atrium/contract/people/presence.ts";
import { feature } from "#platform/operations/feature.ts";
import { followPresence } from "./follow-presence.ts";

export { onlineIn } from "./follow-presence.ts";

/** Who is online, away or offline, told to those who have them on the screen. */
export const presence = feature({ name: "people/presence", events: [presenceChanged], signals: [followPresence] });
