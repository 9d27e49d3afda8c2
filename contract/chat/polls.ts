import * as z from "zod";
import { Instant } from "../protocol/id.ts";

/** What can be chosen: one line of 1 to 200 characters after trimming. */
export const PollOptionText = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "must be one line");

export const mostPollOptions = 20;

/**
 * The poll a message carries; the message's text is the question. Options are numbered from 1 in the order in which
 * they were added. Who chose what stands nowhere in it: see `listVoters`, which an anonymous poll refuses.
 */
export const Poll = z.strictObject({
  options: z.array(z.string()).max(mostPollOptions),
  /** Votes for each option, as last counted: at most about two seconds ago. */
  votes: z.array(z.number().int()),
  /** How many people voted. */
  voters: z.number().int(),
  /** One may choose several options. */
  multiple: z.boolean(),
  anonymous: z.boolean(),
  /** Everybody may add options, not only who asks. */
  open: z.boolean(),
  closesAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** What the reader chose; empty in events, which are the same for everybody. */
  mine: z.array(z.number().int()),
});
export type Poll = z.infer<typeof Poll>;
