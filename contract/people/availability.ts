import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** A time of the day on a clock of 24 hours: `22:30`. */
export const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 22:30");

/**
 * A stretch of quiet that begins on a weekday (1 is Monday, 7 Sunday; ISO 8601), in the person's own time zone. It ends
 * on the next day when `to` is not after `from`: 22:00 to 07:00 is a night, 00:00 to 00:00 a whole day.
 */
export const QuietHours = z.strictObject({ day: z.number().int().min(1).max(7), from: ClockTime, to: ClockTime });
export type QuietHours = z.infer<typeof QuietHours>;

/** At most one stretch for each weekday. */
const QuietWeek = z
  .array(QuietHours)
  .max(7)
  .refine((hours) => new Set(hours.map(({ day }) => day)).size === hours.length, "must name each day once");

/**
 * When somebody wants to be left in peace: nothing rings, what is written waits. `until` is do-not-disturb for now,
 * `hours` comes back every week. Everybody in the workspace may know, so that they can choose when to write.
 */
export const Quiet = z.strictObject({ until: Instant.nullable(), hours: QuietWeek });
export type Quiet = z.infer<typeof Quiet>;

/** What a person has decided about being reached. Beyond `quiet` it is nobody else's to know. */
export const Availability = z.strictObject({
  quiet: Quiet,
  /** Whose messages ring although it is quiet. */
  letsThrough: z.array(Id),
  /** Seen as offline by everybody: no presence, no typing, no read receipts. */
  invisible: z.boolean(),
});
export type Availability = z.infer<typeof Availability>;

/** Changes what is given and leaves the rest. An `until` that has passed is none. */
export const changeAvailability = operation("changeAvailability", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/availability",
  summary: "Change one's do-not-disturb, quiet hours, who may break through, or become invisible",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    until: Instant.nullable().optional(),
    hours: QuietWeek.optional(),
    letsThrough: z.array(Id).max(50).optional(),
    invisible: z.boolean().optional(),
  }),
  output: z.strictObject({ availability: Availability }),
  errors: { unknown_person: 404 },
});

/** To the person alone; what everybody may know of it comes with `profileChanged`. */
export const availabilityChanged = event("availabilityChanged", {
  summary: "One changed on some device how one can be reached",
  data: z.strictObject({ availability: Availability }),
});
