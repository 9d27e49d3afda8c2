import * as z from "zod";
import { signal } from "../protocol/event.ts";
import { Id } from "../protocol/id.ts";

/** `online` uses a device now, `away` has one connected but idle, `offline` has none. */
export const Presence = z.enum(["online", "away", "offline"]);
export type Presence = z.infer<typeof Presence>;

/** Sent to connections that watch the person: once on watching, then on every change. */
export const presenceChanged = signal("presenceChanged", {
  summary: "The presence of people one has on the screen",
  data: z.strictObject({ people: z.array(z.strictObject({ memberId: Id, presence: Presence })) }),
});
