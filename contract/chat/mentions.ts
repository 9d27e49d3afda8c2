import * as z from "zod";
import { Profile } from "../people/profiles.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { pageInput } from "../protocol/paging.ts";
import { Message } from "./messages.ts";

/** Messages that called one by name, by a group or with everybody, in channels one is in; the newest first. */
export const listMentions = operation("listMentions", {
  method: "GET",
  path: "/workspaces/{workspaceId}/mentions",
  summary: "List the messages that called one",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, ...pageInput(50, 20) }),
  output: z.strictObject({ items: z.array(Message), next: z.string().optional(), people: z.array(Profile) }),
});

/** An emoji others gave to a message of one's own, and when the first of them did. */
export const ReceivedReaction = z.strictObject({ message: Message, emoji: z.string(), at: Instant });
export type ReceivedReaction = z.infer<typeof ReceivedReaction>;

/** The newest first, in channels one is in. */
export const listReceivedReactions = operation("listReceivedReactions", {
  method: "GET",
  path: "/workspaces/{workspaceId}/received-reactions",
  summary: "List reactions to one's own messages",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, ...pageInput(50, 20) }),
  output: z.strictObject({ items: z.array(ReceivedReaction), next: z.string().optional(), people: z.array(Profile) }),
});
