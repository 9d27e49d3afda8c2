import * as z from "zod";

/** What a paged list takes: an opaque `cursor` from the page before, and at most `limit` entries. */
export const pageInput = (most = 100, usual = 50) => ({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(most).default(usual),
});

/** A page of entries; `next` is the cursor of the page after this one, absent on the last. */
export const page = <T extends z.ZodType>(entry: T) =>
  z.strictObject({ items: z.array(entry), next: z.string().optional() });
