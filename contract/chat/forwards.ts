import * as z from "zod";
import { SharedFile } from "../files/files.ts";
import { Id, Instant } from "../protocol/id.ts";

/**
 * What somebody said elsewhere, as it read when it was forwarded: a later edit does not change it, and when the
 * original is deleted, by whomever, the text is withdrawn here too. It names its author, and where it was said by ids
 * alone: who may not read that place finds nothing there, and never learns its name from here.
 */
export const Forward = z.strictObject({
  authorId: Id,
  /** Markdown; empty when withdrawn. */
  text: z.string(),
  /** Those the original carried then and that were not removed; none when withdrawn. */
  files: z.array(SharedFile),
  writtenAt: Instant,
  channelId: Id,
  messageId: Id,
  threadId: Id.nullable(),
  withdrawn: z.boolean(),
});
export type Forward = z.infer<typeof Forward>;
