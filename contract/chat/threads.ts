import * as z from "zod";
import { Profile } from "../people/profiles.ts";
import { event } from "../protocol/event.ts";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { pageInput } from "../protocol/paging.ts";
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

/** To the people alone who follow the thread and had read it: from here on it waits for them. */
export const threadAnswered = event("threadAnswered", {
  summary: "A thread one follows and had read to its end was answered",
  data: z.strictObject({ mine: MyThread }),
});

/** A followed thread as the list of them shows it: the answered message and the newest replies, oldest first, at most 3. */
export const ThreadEntry = z.strictObject({ mine: MyThread, root: Message, replies: z.array(Message) });
export type ThreadEntry = z.infer<typeof ThreadEntry>;

/** The last answered first. Only threads with replies, in channels one is in. */
export const listMyThreads = operation("listMyThreads", {
  method: "GET",
  path: "/workspaces/{workspaceId}/my-threads",
  summary: "List the threads one follows",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, show: z.enum(["all", "unread"]).default("all"), ...pageInput(50, 20) }),
  output: z.strictObject({ items: z.array(ThreadEntry), next: z.string().optional(), people: z.array(Profile) }),
});

/** What waits in followed threads, without the messages: the 200 last answered, and whether there are further ones. */
export const listUnreadThreads = operation("listUnreadThreads", {
  method: "GET",
  path: "/workspaces/{workspaceId}/my-threads/unread",
  summary: "List which followed threads hold something unread",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({ threads: z.array(MyThread), more: z.boolean() }),
});

/** At most 500 threads at a time, the last answered first: `more` says that it has to be asked again. */
export const markAllThreadsRead = operation("markAllThreadsRead", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/my-threads/read-pointers",
  summary: "Mark all followed threads read",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({ read: z.number().int(), more: z.boolean() }),
});

/** To the person alone. `channels`: the count of mentions in each channel it happened in, after the change. */
export const threadsRead = event("threadsRead", {
  summary: "One read many threads at once on some device",
  data: z.strictObject({
    threads: z.array(MyThread),
    channels: z.array(z.strictObject({ channelId: Id, mentions: z.number().int() })),
  }),
});
