import * as z from "zod";

/**
 * Why somebody is told of a message, of a reminder whose time has come, or of a reaction to a message of theirs; see
 * `handbook/notifications.md`.
 */
export const NotificationKind = z.enum([
  "direct",
  "called",
  "everybody",
  "reply",
  "keyword",
  "channel",
  "reminder",
  "reaction",
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

const kinds = z.array(NotificationKind).max(NotificationKind.options.length);

/** One or a few words to hear of, without regard to case. */
export const Keyword = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .regex(/[\p{L}\p{N}]/u, "must have a letter or a digit");

/** What one is told of, and how. */
export const notificationPreferences = {
  /** In channels for which nothing else was chosen: everything, only what calls one, or nothing. */
  channelLevel: z.enum(["all", "mentions", "nothing"]),
  /** What is told at once on one's devices. */
  pushFor: kinds,
  /** What is told by e-mail when it is still unread after `mailAfterMinutes`. */
  mailFor: kinds,
  mailAfterMinutes: z.number().int().min(1).max(1440),
  keywords: z.array(Keyword).max(20),
  /** Whether reactions to one's own messages come to the inbox. */
  inboxReactions: z.boolean(),
  /** The best of what one has not seen, by e-mail. */
  digest: z.enum(["off", "daily", "weekly"]),
};

export const defaultNotificationPreferences = {
  channelLevel: "mentions" as const,
  pushFor: ["direct", "called", "everybody", "reply", "keyword", "channel", "reminder"] as NotificationKind[],
  mailFor: ["direct", "called", "reply", "keyword", "reminder"] as NotificationKind[],
  mailAfterMinutes: 10,
  keywords: [] as string[],
  inboxReactions: true,
  digest: "off" as const,
};
