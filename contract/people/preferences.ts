import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { defaultNotificationPreferences, notificationPreferences } from "./notification-preferences.ts";

/** How somebody likes things in one workspace, the same on all their devices; nobody else sees it. */
export const Preferences = z.strictObject({
  /** Enter sends and Shift-Enter begins a line; otherwise Enter begins a line and Ctrl-Enter sends. */
  enterSends: z.boolean(),
  /** Cards of linked pages are open; otherwise folded below their message. */
  showPreviews: z.boolean(),
  /** Others may see what one has read, and one sees what they have. */
  readReceipts: z.boolean(),
  ...notificationPreferences,
  /** Threads one follows without being asked: those one writes in, is called in, and below one's own messages. */
  followWritten: z.boolean(),
  followCalled: z.boolean(),
  followOwn: z.boolean(),
  /** The sidebar shows only what is unread. */
  unreadOnly: z.boolean(),
  /** Where a channel opens. */
  landAt: z.enum(["unread", "newest"]),
  /** Whether what one has scrolled past counts as read: everywhere, in direct messages and threads, or nowhere. */
  readByScrolling: z.enum(["always", "conversations", "never"]),
  /** The same on telephones and tablets, where one scrolls past more than one reads. */
  readByScrollingOnTouch: z.enum(["same", "always", "conversations", "never"]),
  /** A voice message is followed by the next one that was not heard yet. */
  voicesPlayOn: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

/** What holds until somebody chooses. */
export const defaultPreferences: Preferences = {
  enterSends: true,
  showPreviews: true,
  readReceipts: true,
  ...defaultNotificationPreferences,
  followWritten: true,
  followCalled: true,
  followOwn: true,
  unreadOnly: false,
  landAt: "unread",
  readByScrolling: "always",
  readByScrollingOnTouch: "same",
  voicesPlayOn: true,
};

export const readPreferences = operation("readPreferences", {
  method: "GET",
  path: "/workspaces/{workspaceId}/preferences",
  summary: "Read one's own preferences",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({ preferences: Preferences }),
});

/** Changes what is given and leaves the rest. */
export const changePreferences = operation("changePreferences", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/preferences",
  summary: "Change one's own preferences",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, ...Preferences.partial().shape }),
  output: z.strictObject({ preferences: Preferences }),
});

/** To the person alone: the same on every device. */
export const preferencesChanged = event("preferencesChanged", {
  summary: "One changed one's preferences on some device",
  data: z.strictObject({ preferences: Preferences }),
});
