import type { NotificationLevel } from "@atrium/contract/chat/channels.ts";
import { t } from "@lingui/core/macro";
import { preference } from "#people/preferences/index.ts";
import type { Action } from "#platform/slots/action.ts";
import { attempt } from "../call-here.ts";
import { mark } from "./channel-actions.ts";
import type { ChannelTarget } from "./channel-slots.ts";

const words: Record<NotificationLevel, () => string> = {
  all: () => t`Everything`,
  mentions: () => t`Only what calls me`,
  nothing: () => t`Nothing`,
};

const choose = (level: NotificationLevel | null): Action<ChannelTarget> => ({
  id: `channel.level-${level ?? "usual"}`,
  label: () => (level === null ? t`As in my preferences (${words[preference("channelLevel")]()})` : words[level]()),
  group: () => t`Tell me of`,
  checked: ({ mine }) => mine?.notificationLevel === level,
  // Whoever writes to one directly speaks to one: that always tells.
  when: ({ channel, mine }) => mine !== undefined && channel.kind === "channel",
  run: ({ channel }) => attempt(mark(channel.id, { notificationLevel: level })),
});

/** What one is told of a channel: the preference, or a choice of its own. */
export const levelActions: readonly Action<ChannelTarget>[] = [
  choose(null),
  choose("all"),
  choose("mentions"),
  choose("nothing"),
];
