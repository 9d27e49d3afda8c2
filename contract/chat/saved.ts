import * as z from "zod";
import { Profile } from "../people/profiles.ts";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { Message } from "./messages.ts";

/** `open`: to be looked at again. `done`: dealt with, and kept. */
export const SavedState = z.enum(["open", "done"]);

const Note = z
  .string()
  .trim()
  .max(500)
  .refine((text) => !text.includes("\u0000"), "must not contain a null character");

/** A message one wants to come back to; nobody else sees that. */
export const Saved = z.strictObject({
  messageId: Id,
  state: SavedState,
  /** One's own words about it; may be empty. */
  note: z.string(),
  savedAt: Instant,
});
export type Saved = z.infer<typeof Saved>;

/** Saving twice is saving once; what was done is open again. At most 1,000 may be open. */
export const saveMessage = operation("saveMessage", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}/saved",
  summary: "Save a message for later",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, channelId: Id, messageId: Id }),
  output: z.strictObject({ saved: Saved }),
  errors: { deleted: 409, too_many_saved: 409 },
});

/** Also for a message one can no longer read. */
export const changeSaved = operation("changeSaved", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/saved/{messageId}",
  summary: "Tick off a saved message, bring it back, or note something about it",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, messageId: Id, state: SavedState.optional(), note: Note.optional() }),
  output: z.strictObject({ saved: Saved }),
  errors: { too_many_saved: 409 },
});

/** Also for a message one can no longer read. Taking away what is not saved changes nothing. */
export const unsaveMessage = operation("unsaveMessage", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/saved/{messageId}",
  summary: "No longer keep a message for later",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, messageId: Id }),
  output: z.strictObject({}),
});

/** A saved message as it is now; null when one can no longer read it. */
export const SavedItem = z.strictObject({ saved: Saved, message: Message.nullable() });
export type SavedItem = z.infer<typeof SavedItem>;

/** What was saved last comes first. */
export const listSaved = operation("listSaved", {
  method: "GET",
  path: "/workspaces/{workspaceId}/saved",
  summary: "List what one saved for later",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    state: SavedState.default("open"),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.strictObject({
    items: z.array(SavedItem),
    /** Everybody who wrote or is named in one of them. */
    people: z.array(Profile),
    next: z.string().optional(),
  }),
});

/** All that is open, to mark it wherever it shows: at most 1,000 ids, asked for once. */
export const listSavedIds = operation("listSavedIds", {
  method: "GET",
  path: "/workspaces/{workspaceId}/saved/ids",
  summary: "List the messages one has saved and not ticked off",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({ messageIds: z.array(Id) }),
});

/** To the person alone. */
export const savedChanged = event("savedChanged", {
  summary: "One saved a message, ticked it off or noted something about it",
  data: z.strictObject({ saved: Saved }),
});

/** To the person alone. */
export const messageUnsaved = event("messageUnsaved", {
  summary: "One no longer keeps a message for later",
  data: z.strictObject({ messageId: Id }),
});
