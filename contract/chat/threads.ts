import * as z from "zod";
import { Profile } from "../people/profiles.ts";
import { event } from "../protocol/event.ts";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { Message } from "./messages.ts";

const keys = { workspaceId: Id, channelId: Id, threadId: Id } as const;

/** One's own state in a thread. People follow what they wrote in or were mentioned in. */
export const MyThread = z.strictObject({
  threadId: Id,
  channelId: Id,
  following: z.boolean(),
  readSeq: z.number().int(),
  lastSeq: z.number().int(),
});
export type MyThread = z.infer<typeof MyThread>;

/** The answered message and a page of replies, oldest first; the newest page unless `before` or `after` is given. */
export const listReplies = operation("listReplies", {
  method: "GET",
  path: "/workspaces/{workspaceId}/channels/{channelId}/threads/{threadId}",
  summary: "Read a thread",
  caller: "workspace",
  input: z.strictObject({
    ...keys,
    before: z.coerce.number().int().min(1).optional(),
    after: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    root: Message,
    replies: z.array(Message),
    more: z.strictObject({ before: z.boolean(), after: z.boolean() }),
    mine: MyThread,
    people: z.array(Profile),
  }),
});

export const followThread = operation("followThread", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/channels/{channelId}/threads/{threadId}/following",
  summary: "Follow a thread, or stop following it",
  caller: "workspace",
  input: z.strictObject({ ...keys, following: z.boolean() }),
  output: z.strictObject({ mine: MyThread }),
});

/** Moves the read pointer of a thread; never beyond its end. */
export const markThreadRead = operation("markThreadRead", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/channels/{channelId}/threads/{threadId}/read-pointer",
  summary: "Mark a thread read up to a reply",
  caller: "workspace",
  input: z.strictObject({ ...keys, seq: z.number().int().min(0) }),
  output: z.strictObject({ mine: MyThread }),
});

/** To the person alone. `mentions` is the channel's count after the change. */
export const threadMarked = event("threadMarked", {
  summary: "One followed or read a thread on some device",
  data: z.strictObject({ mine: MyThread, mentions: z.number().int() }),
});
