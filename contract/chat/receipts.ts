import * as z from "zod";
import { Profile } from "../people/profiles.ts";
import { signal } from "../protocol/event.ts";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { pageInput } from "../protocol/paging.ts";

/**
 * Who has read a message, by name: those who were in the channel when it was written and whose read pointer has passed
 * it since. Derived from the pointers, nothing is kept. It is mutual: who does not show what they have read, or is
 * invisible, is not among them and does not see who is. `receipts_off`: so one has chosen, or the workspace has.
 */
export const listReaders = operation("listReaders", {
  method: "GET",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}/readers",
  summary: "List who has read a message",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, channelId: Id, messageId: Id, ...pageInput() }),
  output: z.strictObject({
    /** How many have read it, on whatever page. */
    count: z.number().int(),
    items: z.array(Profile),
    next: z.string().optional(),
  }),
  errors: { deleted: 409, receipts_off: 409 },
});

/** To the other person of a direct message, when both show what they have read: everything up to `seq` is read. */
export const directRead = signal("directRead", {
  summary: "The other person of a direct message has read it",
  data: z.strictObject({ channelId: Id, memberId: Id, seq: z.number().int() }),
});
