import * as z from "zod";

/** A UUIDv7 (RFC 9562) made by the application, lower case. */
export const Id = z.uuid().meta({ description: "UUIDv7, RFC 9562" });
export type Id = z.infer<typeof Id>;

/** An instant as ISO 8601 in UTC with milliseconds, e.g. `2026-11-20T09:14:00.000Z`. */
export const Instant = z.iso.datetime().meta({ description: "ISO 8601, UTC" });
export type Instant = z.infer<typeof Instant>;

/** A position in a workspace's event log: 0 before the first event, then 1, 2, 3 without a gap. */
export const Seq = z.number().int().min(0);
export type Seq = z.infer<typeof Seq>;
