import * as z from "zod";
import { Profile } from "../people/profiles.ts";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/**
 * What an item is about; everything that happens to one object is one item.
 * `thread`: a message that calls one, and the replies below it (id: the message). `direct`: a direct or group message
 * (id: the channel). `reaction`: a message of one's own that others reacted to (id: the message).
 * `joining`: a channel somebody else brought one into (id: the channel).
 * `reminder`: what one wanted to be reminded of, at its time (id: the reminder).
 */
export const InboxKind = z.enum(["thread", "direct", "reaction", "joining", "reminder"]);
export type InboxKind = z.infer<typeof InboxKind>;

/** What one decided about an object. Whether it is unread is no part of this: that is the read pointers of the chat. */
export const InboxMark = z.strictObject({
  kind: InboxKind,
  objectId: Id,
  /** Done up to this position: what happens later brings the item back. Null: not done. */
  doneThrough: z.number().int().nullable(),
  /** Out of sight until then. */
  snoozedUntil: Instant.nullable(),
  /** Nothing of this object comes to the inbox any more, unless one is called by name. */
  unsubscribed: z.boolean(),
});
export type InboxMark = z.infer<typeof InboxMark>;

export const InboxReason = z.enum([
  "called",
  "everybody",
  "reply",
  "direct",
  "reaction",
  "added",
  "reminder",
  "returned",
]);
export type InboxReason = z.infer<typeof InboxReason>;

/** One object that calls for attention, with all that happened to it folded. */
export const InboxItem = z.strictObject({
  kind: InboxKind,
  objectId: Id,
  /** Null for a reminder of something that is no message. */
  channelId: Id.nullable(),
  /** The thread to open beside the channel. */
  threadId: Id.nullable(),
  /** When something last happened; the order of the list. For what came back from a snooze, when it did. */
  at: Instant,
  /** How far things have come; marking done says up to where. */
  position: z.number().int(),
  why: InboxReason,
  /** Not read yet, or back from a snooze. */
  waiting: z.boolean(),
  /** Messages not read; 0 when the kind has none. */
  unread: z.number().int(),
  /** Position in the channel's timeline of the newest message, or of the call; null when it is the thread's end alone. */
  seq: z.number().int().nullable(),
  /**
   * The newest message of it: plain text of at most 200 characters, empty when it was deleted. Of one without words it
   * says how many `files` it carries, how long the one among them is that was said, and whether it `forwards` another.
   */
  message: z
    .strictObject({
      id: Id,
      authorId: Id,
      text: z.string(),
      files: z.number().int(),
      spokenMs: z.number().int().nullable(),
      forwards: z.boolean(),
      deleted: z.boolean(),
    })
    .nullable(),
  /** The words of a reminder; empty otherwise. */
  note: z.string(),
  /** Of one's own message, newest first, at most 5. */
  reactions: z.array(z.strictObject({ emoji: z.string(), count: z.number().int() })),
  /** Who else has to do with it, at most 5: repliers, who reacted, who added one. */
  people: z.array(Id),
  mark: InboxMark.nullable(),
});
export type InboxItem = z.infer<typeof InboxItem>;

export const InboxTab = z.enum(["all", "unread", "mentions", "threads", "later", "done"]);
export type InboxTab = z.infer<typeof InboxTab>;

/**
 * Newest first. A page may be short although there is a `next`: how much of what is done already is looked through for
 * one page is bounded. `people`: everybody the items show.
 */
export const listInbox = operation("listInbox", {
  method: "GET",
  path: "/workspaces/{workspaceId}/inbox",
  summary: "List what calls for one's attention",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    tab: InboxTab.default("all"),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(30),
  }),
  output: z.strictObject({ items: z.array(InboxItem), next: z.string().optional(), people: z.array(Profile) }),
});

/** The badge. `waiting` stops at 100; `nextReturn`: when the next snooze ends. */
export const countInbox = operation("countInbox", {
  method: "GET",
  path: "/workspaces/{workspaceId}/inbox/count",
  summary: "Count what waits in the inbox",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({
    waiting: z.number().int(),
    nextReturn: Instant.nullable(),
  }),
});

const keys = { workspaceId: Id, kind: InboxKind, objectId: Id } as const;
const marked = z.strictObject({ mark: InboxMark });

/**
 * Done up to `position`, or with null not done after all. What is done counts as read, wherever that is a matter of its
 * own: a direct message and the replies of a thread. The same again changes nothing.
 */
export const markInboxDone = operation("markInboxDone", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/inbox/{kind}/{objectId}/done",
  summary: "Mark an inbox item done, or not done after all",
  caller: "workspace",
  input: z.strictObject({ ...keys, position: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable() }),
  output: marked,
});

/** Out of sight until then, at most a year; null brings it back now. */
export const snoozeInbox = operation("snoozeInbox", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/inbox/{kind}/{objectId}/snooze",
  summary: "Put an inbox item off",
  caller: "workspace",
  input: z.strictObject({ ...keys, until: Instant.nullable() }),
  output: marked,
  errors: { bad_moment: 400 },
});

/**
 * No more of this object: a thread is no longer followed, a direct message is muted, reactions to a message are not
 * shown any more. With false it is undone. The same again changes nothing.
 */
export const unsubscribeInbox = operation("unsubscribeInbox", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/inbox/{kind}/{objectId}/unsubscription",
  summary: "Hear no more of an object, or hear of it again",
  caller: "workspace",
  input: z.strictObject({ ...keys, unsubscribed: z.boolean() }),
  output: marked,
});

/** To the person alone. */
export const inboxMarked = event("inboxMarked", {
  summary: "One marked an inbox item done, put it off, or unsubscribed from it on some device",
  data: z.strictObject({ mark: InboxMark }),
});
