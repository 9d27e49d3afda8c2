import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

const ReminderText = z
  .string()
  .trim()
  .max(1000)
  .refine((text) => !text.includes("\u0000"), "must not contain a null character");

/** What a reminder is about besides its words. */
export const RemindedMessage = z.strictObject({ channelId: Id, messageId: Id });

/** Something one wants to hear of again; nobody else sees it. */
export const Reminder = z.strictObject({
  id: Id,
  /** Markdown in one line; may be empty when it is about a message. */
  text: z.string(),
  message: RemindedMessage.nullable(),
  remindAt: Instant,
  /** `due`: its time has come, and nobody has ticked it off yet. */
  state: z.enum(["waiting", "due", "done"]),
  createdAt: Instant,
});
export type Reminder = z.infer<typeof Reminder>;

const keys = { workspaceId: Id, reminderId: Id } as const;
const timeErrors = { not_in_future: 409, too_far_ahead: 409 } as const;

/** About a message, about words, or both; at most a year ahead. At most 500 may be open. */
export const createReminder = operation("createReminder", {
  method: "POST",
  path: "/workspaces/{workspaceId}/reminders",
  summary: "Be reminded of a message, or of something else",
  caller: "workspace",
  input: z
    .strictObject({
      workspaceId: Id,
      clientId: Id,
      text: ReminderText.default(""),
      channelId: Id.optional().meta({ description: "with messageId: the message to be reminded of" }),
      messageId: Id.optional(),
      remindAt: Instant,
    })
    .refine(({ text, messageId }) => text !== "" || messageId, { path: ["text"], message: "must not be empty" })
    .refine(({ channelId, messageId }) => !channelId === !messageId, {
      path: ["messageId"],
      message: "must come together with channelId",
    }),
  output: z.strictObject({ reminder: Reminder }),
  errors: { too_many_waiting: 409, ...timeErrors },
  limit: { count: 300, seconds: 3600 },
});

/** `open`: waiting and due, the next first. `done`: the last hundred ticked off, the latest first. */
export const listReminders = operation("listReminders", {
  method: "GET",
  path: "/workspaces/{workspaceId}/reminders",
  summary: "List one's reminders",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, state: z.enum(["open", "done"]).default("open") }),
  output: z.strictObject({
    items: z.array(Reminder),
    /** What the messages say, as far as one may read them now. */
    messages: z.array(z.strictObject({ id: Id, title: z.string(), detail: z.string() })),
  }),
});

/** A new time makes it wait again, whatever it was: that is how one snoozes. */
export const changeReminder = operation("changeReminder", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/reminders/{reminderId}",
  summary: "Snooze a reminder, change its words, or tick it off",
  caller: "workspace",
  input: z.strictObject({
    ...keys,
    text: ReminderText.optional(),
    remindAt: Instant.optional(),
    done: z.literal(true).optional(),
  }),
  output: z.strictObject({ reminder: Reminder }),
  errors: timeErrors,
});

export const deleteReminder = operation("deleteReminder", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/reminders/{reminderId}",
  summary: "Delete a reminder",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({}),
});

/** To the person alone. */
export const reminderChanged = event("reminderChanged", {
  summary: "One made, changed, snoozed or ticked off a reminder",
  data: z.strictObject({ reminder: Reminder }),
});
/** To the person alone, at its time. */
export const reminderDue = event("reminderDue", {
  summary: "The time of a reminder has come",
  data: z.strictObject({ reminder: Reminder }),
});
/** To the person alone. */
export const reminderGone = event("reminderGone", {
  summary: "One deleted a reminder",
  data: z.strictObject({ reminderId: Id }),
});
