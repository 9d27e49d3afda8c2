import * as z from "zod";
import { SharedFile } from "../files/files.ts";
import { Profile } from "../people/profiles.ts";
import { isSeen } from "../protocol/blank-text.ts";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { Forward } from "./forwards.ts";
import { LinkPreviews } from "./link-previews.ts";
import { Pin } from "./pins.ts";
import { Poll } from "./polls.ts";
import { Reaction } from "./reactions.ts";

/** Markdown, at most 40,000 characters; the grammar is `message-text.ts`. Empty where files stand for themselves. */
export const AnyMessageText = z
  .string()
  .max(40_000)
  .refine((text) => !text.includes("\u0000"), "must not contain a null character");

/** The same with at least 1 character that shows. */
export const MessageText = AnyMessageText.refine(isSeen, "must not be empty");

/**
 * One's own complete uploads that a message is to carry, in the order they are shown. How many the instance allows
 * stands in the first answer (`fileLimits`); more is `invalid_input` of `files`.
 */
export const MessageFiles = z.array(Id).max(100);

/** A message has words or files. */
export const saysSomething = ({ text, files }: { text: string; files: string[] }): boolean =>
  files.length > 0 || isSeen(text);

/** What a message shows of the thread below it. */
export const ThreadSummary = z.strictObject({
  replies: z.number().int(),
  lastReplyAt: Instant.nullable(),
  /** The most recent repliers, at most 5. */
  people: z.array(Id),
});
export type ThreadSummary = z.infer<typeof ThreadSummary>;

/** What a message carries besides its text; what it does not carry is not there. Nothing when deleted. */
export const MessageParts = z.strictObject({
  pin: Pin.optional(),
  previews: LinkPreviews.optional(),
  forward: Forward.optional(),
  poll: Poll.optional(),
  files: z.array(SharedFile).optional(),
});
export type MessageParts = z.infer<typeof MessageParts>;

/**
 * A message. In the channel's timeline it has `seq`; a reply has `threadId` (the message it answers, always
 * a timeline message) and `threadSeq`; a reply that was also sent to the channel has all three.
 */
export const Message = z.strictObject({
  id: Id,
  channelId: Id,
  seq: z.number().int().nullable(),
  threadId: Id.nullable(),
  threadSeq: z.number().int().nullable(),
  authorId: Id,
  /** Made by the author's client; unique per author, so that a retry is the same message. */
  clientId: Id,
  /** Empty when deleted. */
  text: z.string(),
  createdAt: Instant,
  editedAt: Instant.nullable(),
  deletedAt: Instant.nullable(),
  reactions: z.array(Reaction),
  thread: ThreadSummary.nullable(),
  parts: MessageParts,
});
export type Message = z.infer<typeof Message>;

const messageKeys = { workspaceId: Id, channelId: Id, messageId: Id } as const;
const channelKeys = { workspaceId: Id, channelId: Id } as const;

/**
 * A retry with the same `clientId` answers with the message already stored and changes nothing. With `files` the text
 * may be empty.
 */
export const sendMessage = operation("sendMessage", {
  method: "POST",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages",
  summary: "Send a message, or a reply in a thread",
  caller: "workspace",
  input: z
    .strictObject({
      ...channelKeys,
      clientId: Id,
      text: AnyMessageText,
      files: MessageFiles.default([]),
      threadId: Id.optional(),
      alsoToChannel: z
        .boolean()
        .default(false)
        .meta({ description: "with threadId: show the reply in the channel too" }),
    })
    .refine(saysSomething, { path: ["text"], error: "must not be empty" }),
  output: z.strictObject({ message: Message }),
  errors: { archived: 409, client_id_used: 409, file_not_ready: 409 },
  limit: { count: 300, seconds: 60 },
});

/** A message keeps its files; one with files may have no text. */
export const editMessage = operation("editMessage", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}",
  summary: "Edit one's own message",
  caller: "workspace",
  input: z.strictObject({ ...messageKeys, text: AnyMessageText }),
  output: z.strictObject({ message: Message }),
  errors: { archived: 409, deleted: 409, empty_message: 409 },
});

/** Leaves a quiet placeholder; can be undone by the one who deleted it for 24 hours. */
export const deleteMessage = operation("deleteMessage", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}",
  summary: "Delete a message",
  caller: "workspace",
  input: z.strictObject(messageKeys),
  output: z.strictObject({ message: Message }),
  errors: { archived: 409 },
});

export const restoreMessage = operation("restoreMessage", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}/restoration",
  summary: "Undo the deletion of a message",
  caller: "workspace",
  input: z.strictObject(messageKeys),
  output: z.strictObject({ message: Message }),
  errors: { archived: 409, too_late: 409 },
});

/**
 * A page of the timeline, oldest first: the newest, or `before`/`after` a position (exclusive), or around
 * a position, a message or a date (the message is about in the middle). At most one of them.
 * For a reply, `aroundMessage` shows the timeline around the message it answers.
 */
export const listMessages = operation("listMessages", {
  method: "GET",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages",
  summary: "Read a page of a channel's timeline",
  caller: "workspace",
  input: z.strictObject({
    ...channelKeys,
    before: z.coerce.number().int().min(1).optional(),
    after: z.coerce.number().int().min(0).optional(),
    around: z.coerce.number().int().min(0).optional(),
    aroundMessage: Id.optional(),
    aroundDate: Instant.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    messages: z.array(Message),
    /** There is more before the first, after the last. */
    more: z.strictObject({ before: z.boolean(), after: z.boolean() }),
    /** Everybody who wrote, is mentioned or replied on this page. */
    people: z.array(Profile),
  }),
  errors: { only_one_anchor: 400 },
});

export const readMessage = operation("readMessage", {
  method: "GET",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}",
  summary: "Read one message",
  caller: "workspace",
  input: z.strictObject(messageKeys),
  output: z.strictObject({ message: Message, people: z.array(Profile) }),
});

/** A text a message had before, and until when. */
export const MessageVersion = z.strictObject({ text: z.string(), until: Instant });
export type MessageVersion = z.infer<typeof MessageVersion>;

/** Newest first; empty for a message never edited. */
export const listMessageVersions = operation("listMessageVersions", {
  method: "GET",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}/versions",
  summary: "Read what a message said before it was edited",
  caller: "workspace",
  input: z.strictObject(messageKeys),
  output: z.strictObject({ versions: z.array(MessageVersion) }),
  errors: { deleted: 409 },
});

/** To the channel. For a reply, `root` is the answered message with its new thread summary. `mentions`: who is called by
 * name; `groups`: the groups that are. */
export const messageSent = event("messageSent", {
  summary: "A message or reply was sent",
  data: z.strictObject({
    message: Message,
    author: Profile,
    mentions: z.array(Id),
    groups: z.array(Id),
    mentionsAll: z.boolean(),
    root: z.strictObject({ messageId: Id, thread: ThreadSummary }).nullable(),
  }),
});
/** To the channel. The whole message as it is now: edited, deleted (without text), restored. */
export const messageChanged = event("messageChanged", {
  summary: "A message was edited, deleted or restored",
  data: z.strictObject({ message: Message }),
});
