import * as z from "zod";
import { SharedFile } from "../files/files.ts";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { AnyMessageText, Message, MessageFiles, saysSomething } from "./messages.ts";

/** A message its author wrote for later; nobody else sees it. Once sent it is a message and no longer this. */
export const ScheduledMessage = z.strictObject({
  id: Id,
  channelId: Id,
  threadId: Id.nullable(),
  alsoToChannel: z.boolean(),
  text: z.string(),
  /** What it is to carry; a file that was removed meanwhile is missing. */
  files: z.array(SharedFile),
  sendAt: Instant,
  /** The code it was refused with at its time, e.g. `archived`, `not_found`; the text is kept. */
  failedWith: z.string().nullable(),
  createdAt: Instant,
});
export type ScheduledMessage = z.infer<typeof ScheduledMessage>;

const keys = { workspaceId: Id, scheduledId: Id } as const;
const timeErrors = { not_in_future: 409, too_far_ahead: 409 } as const;

/**
 * Writes a message for later, at most a year ahead. It is sent at its time as its author would send it then: if they
 * may, with who is there by then, under the `clientId` given here. At most 500 may wait.
 */
export const scheduleMessage = operation("scheduleMessage", {
  method: "POST",
  path: "/workspaces/{workspaceId}/channels/{channelId}/scheduled-messages",
  summary: "Write a message that is sent later",
  caller: "workspace",
  input: z
    .strictObject({
      workspaceId: Id,
      channelId: Id,
      clientId: Id,
      text: AnyMessageText,
      files: MessageFiles.default([]),
      threadId: Id.optional(),
      alsoToChannel: z.boolean().default(false),
      sendAt: Instant,
    })
    .refine(saysSomething, { path: ["text"], error: "must not be empty" }),
  output: z.strictObject({ scheduled: ScheduledMessage }),
  errors: { archived: 409, client_id_used: 409, too_many_waiting: 409, file_not_ready: 409, ...timeErrors },
  limit: { count: 300, seconds: 3600 },
});

/** One's own, the next to be sent first. */
export const listScheduledMessages = operation("listScheduledMessages", {
  method: "GET",
  path: "/workspaces/{workspaceId}/scheduled-messages",
  summary: "List what one has written for later",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({ items: z.array(ScheduledMessage) }),
});

/** A new time is a new chance for one that failed. `files` are all it is to carry from now on. */
export const changeScheduledMessage = operation("changeScheduledMessage", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/scheduled-messages/{scheduledId}",
  summary: "Change the text, the files or the time of a scheduled message",
  caller: "workspace",
  input: z.strictObject({
    ...keys,
    text: AnyMessageText.optional(),
    files: MessageFiles.optional(),
    sendAt: Instant.optional(),
  }),
  output: z.strictObject({ scheduled: ScheduledMessage }),
  errors: { empty_message: 409, file_not_ready: 409, ...timeErrors },
});

export const sendScheduledMessage = operation("sendScheduledMessage", {
  method: "POST",
  path: "/workspaces/{workspaceId}/scheduled-messages/{scheduledId}/sending",
  summary: "Send a scheduled message now",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({ message: Message }),
  errors: { archived: 409, client_id_used: 409, file_not_ready: 409 },
});

export const deleteScheduledMessage = operation("deleteScheduledMessage", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/scheduled-messages/{scheduledId}",
  summary: "Delete a scheduled message before it is sent",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({}),
});

/** To the author alone. */
export const scheduledMessageChanged = event("scheduledMessageChanged", {
  summary: "One wrote or changed a message for later, or it could not be sent",
  data: z.strictObject({ scheduled: ScheduledMessage }),
});
/** To the author alone. */
export const scheduledMessageGone = event("scheduledMessageGone", {
  summary: "A message written for later was sent or deleted",
  data: z.strictObject({ scheduledId: Id, sent: z.strictObject({ channelId: Id, messageId: Id }).nullable() }),
});
