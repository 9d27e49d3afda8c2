import type * as z from "zod";
import { refuseField } from "./refuse.ts";

/** The place after an entry of a keyset-paged list, opaque to clients. */
export const cursorTo = (place: readonly unknown[]): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** Where a page begins; refuses a cursor that is not one of ours. Undefined for the first page. */
export function placeOfCursor<T extends z.ZodType>(cursor: string | undefined, place: T): z.output<T> | undefined {
  if (cursor === undefined) return undefined;
  const parsed = place.safeParse(decode(cursor));
  return parsed.success ? parsed.data : refuseField("cursor", "not a cursor of this list");
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}
