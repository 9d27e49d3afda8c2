import { type SlackRecord, stringOf } from "./slack-record.ts";

/**
 * What becomes of an entry of a day file. `notice`: Slack's own words about something that happened, left out
 * unless somebody replied or reacted to it. `deleted`: kept as a deleted message when there are replies below it.
 * `change` tells about another message.
 */
export type MessageKind = "message" | "notice" | "deleted" | "change" | "nothing";

/** Subtypes that are no one's words, with what happens to what they tell. */
const notices: Record<string, string> = {
  channel_join: "joining a channel: who is in it is taken from its list of members",
  group_join: "joining a channel: who is in it is taken from its list of members",
  channel_leave: "leaving a channel: who is in it is taken from its list of members",
  group_leave: "leaving a channel: who is in it is taken from its list of members",
  channel_topic: "a new topic: the channel has the last one",
  group_topic: "a new topic: the channel has the last one",
  channel_purpose: "a new purpose: the channel has the last one",
  group_purpose: "a new purpose: the channel has the last one",
  channel_name: "a new name: the channel has the last one",
  group_name: "a new name: the channel has the last one",
  channel_archive: "archiving: the channel is archived or not as it was at the end",
  group_archive: "archiving: the channel is archived or not as it was at the end",
  channel_unarchive: "bringing back: the channel is archived or not as it was at the end",
  group_unarchive: "bringing back: the channel is archived or not as it was at the end",
  channel_convert_to_private: "turning private: the channel is as it was at the end",
  channel_convert_to_public: "turning public: the channel is as it was at the end",
  channel_posting_permissions: "permissions of a channel are not carried over",
  channel_canvas_updated: "canvases are not carried over",
  tabbed_canvas_updated: "canvases are not carried over",
  pinned_item: "pins are not carried over",
  unpinned_item: "pins are not carried over",
  bot_add: "apps are not carried over",
  bot_remove: "apps are not carried over",
  bot_enable: "apps are not carried over",
  bot_disable: "apps are not carried over",
  app_conversation_join: "apps are not carried over",
  joiner_notification: "Slack's words to somebody new",
  joiner_notification_for_inviter: "Slack's words to somebody new",
  huddle_thread: "calls are not carried over",
  sh_room_created: "calls are not carried over",
  sh_room_shared: "calls are not carried over",
  message_replied: "the reply itself is there",
  mpdm_move: "a group message that became a channel",
  ekm_access_denied: "Slack held the words back: the key to them was withdrawn",
};

/** Why entries of a day file were left out, by the key they are counted under. */
export const skipReasons: Record<string, string> = {
  ...notices,
  file: "files the export does not hold: the message keeps their names and links",
  deleted: "deleted in Slack",
  message_changed: "an edit of a message that is not in the export",
  message_deleted: "tells of a deletion",
  not_a_message: "not a message",
  no_time: "without a valid time",
  same_time: "a second message of the same channel with the same time, which Slack knows messages by",
  same_reaction: "the same person reacted with the same emoji twice",
  nobody_reacted: "a reaction whose people are not in the export",
  preview: "previews of links: the link is there",
  broken_file: "files that cannot be read",
  unsafe_name: "files whose name or size cannot be trusted",
  other_file: "files of the export that hold nothing for Atrium",
};

export function kindOf(record: SlackRecord): MessageKind {
  if (stringOf(record["type"]) !== "message" && record["type"] !== undefined) return "nothing";
  const subtype = stringOf(record["subtype"]);
  if (subtype === "message_changed" || subtype === "message_deleted") return "change";
  if (subtype === "tombstone") return "deleted";
  if (subtype in notices) return "notice";
  // Slack shows hidden ones to nobody.
  return record["hidden"] === true ? "notice" : "message";
}

/** The key an entry left out is counted under. */
export const skipKeyOf = (record: SlackRecord, kind: MessageKind): string =>
  kind === "nothing" ? "not_a_message" : kind === "deleted" ? "deleted" : stringOf(record["subtype"]) || "hidden";

/** Replies that were sent to the channel as well. */
export const isBroadcast = (record: SlackRecord): boolean =>
  record["subtype"] === "thread_broadcast" || record["subtype"] === "reply_broadcast";
