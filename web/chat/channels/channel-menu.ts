import { groupMembershipChanged } from "@atrium/contract/people/groups.ts";
import { t } from "@lingui/core/macro";
import {
  AppWindow,
  Archive,
  ArchiveRestore,
  Bell,
  BellOff,
  CheckCheck,
  LogOut,
  PanelRight,
  PencilLine,
  Star,
  StarOff,
  Target,
  Text,
  UserPlus,
} from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { hasWindows, isOwnWindow, openOwnWindow } from "#platform/router/own-window.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands } from "#platform/slots/shell-slots.ts";
import { onEvent } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { confirm } from "#ui/overlays/confirm.ts";
import { may } from "#workspace/workspaces/index.ts";
import { attempt } from "../call-here.ts";
import { channelAddress } from "../chat-address.ts";
import { archive, leave, mark, restore } from "./channel-actions.ts";
import { openChannelDialog } from "./channel-dialog-state.ts";
import { type ChannelTarget, channelActions } from "./channel-slots.ts";
import { levelActions } from "./level-actions.ts";
import { reloadMyChannels } from "./load-my-channels.ts";
import { unreadIn } from "./my-channel.ts";
import { readAll, readWithUndo } from "./read-many.ts";

const group = () => t`Channel`;
const channelsGroup = () => t`Channels`;
const inside = () => space.get() !== null;
const isNamed = ({ channel }: ChannelTarget) => channel.kind === "channel";

const actions: Action<ChannelTarget>[] = [
  {
    id: "channel.mark-read",
    label: () => t`Mark as read`,
    icon: CheckCheck,
    shortcut: "Escape",
    group,
    when: ({ mine }) => mine !== undefined && unreadIn(mine) > 0,
    run: ({ mine }) => mine && attempt(readWithUndo([mine])),
  },
  {
    id: "channel.favourite",
    label: ({ mine }) => (mine?.favourite ? t`Remove from favourites` : t`Add to favourites`),
    words: () => t`star, favorite, pin to the top`,
    icon: Star,
    group,
    when: ({ mine }) => mine !== undefined && !mine.favourite,
    run: ({ channel }) => attempt(mark(channel.id, { favourite: true })),
  },
  {
    id: "channel.no-favourite",
    label: () => t`Remove from favourites`,
    icon: StarOff,
    group,
    when: ({ mine }) => mine?.favourite === true,
    run: ({ channel }) => attempt(mark(channel.id, { favourite: false })),
  },
  {
    id: "channel.mute",
    label: () => t`Mute`,
    words: () => t`silence, turn off notifications`,
    icon: BellOff,
    group,
    when: ({ mine }) => mine !== undefined && !mine.muted,
    run: ({ channel }) => attempt(mark(channel.id, { muted: true })),
  },
  {
    id: "channel.unmute",
    label: () => t`Unmute`,
    words: () => t`turn on notifications`,
    icon: Bell,
    group,
    when: ({ mine }) => mine?.muted === true,
    run: ({ channel }) => attempt(mark(channel.id, { muted: false })),
  },
  {
    id: "channel.details",
    label: () => t`Details on the side`,
    words: () => t`members, about, channel info`,
    icon: PanelRight,
    shortcut: "Mod+.",
    group,
    run: toggleSide,
  },
  {
    id: "channel.own-window",
    label: () => t`Open in its own window`,
    icon: AppWindow,
    group,
    when: () => hasWindows() && !isOwnWindow(),
    run: ({ channel }) => openOwnWindow(channelAddress(channel.id)),
  },
  {
    id: "channel.add-people",
    label: () => t`Add people`,
    words: () => t`invite to channel, add members`,
    icon: UserPlus,
    group,
    when: (target) => isNamed(target) && target.abilities?.addPeople === true,
    run: ({ channel }) => openChannelDialog("add", channel.id),
  },
  {
    id: "channel.topic",
    label: () => t`Change the topic`,
    icon: Text,
    group,
    when: (target) => isNamed(target) && target.abilities?.edit === true,
    run: ({ channel }) => openChannelDialog("topic", channel.id),
  },
  {
    id: "channel.purpose",
    label: () => t`Change the purpose`,
    words: () => t`description, about`,
    icon: Target,
    group,
    when: (target) => isNamed(target) && target.abilities?.edit === true,
    run: ({ channel }) => openChannelDialog("purpose", channel.id),
  },
  {
    id: "channel.rename",
    label: () => t`Rename`,
    icon: PencilLine,
    group,
    when: (target) => isNamed(target) && target.abilities?.edit === true,
    run: ({ channel }) => openChannelDialog("rename", channel.id),
  },
  {
    id: "channel.restore",
    label: () => t`Bring back from the archive`,
    words: () => t`unarchive, reopen`,
    icon: ArchiveRestore,
    group,
    when: ({ channel, abilities }) => channel.archivedAt !== null && abilities?.archive === true,
    run: ({ channel }) => attempt(restore(channel.id)),
  },
  {
    id: "channel.leave",
    label: () => t`Leave`,
    icon: LogOut,
    group,
    danger: true,
    when: (target) => isNamed(target) && target.abilities?.leave === true,
    run: (target) => attempt(askAndLeave(target)),
  },
  {
    id: "channel.archive",
    label: () => t`Archive`,
    words: () => t`close channel, remove channel`,
    icon: Archive,
    group,
    danger: true,
    when: (target) => isNamed(target) && target.channel.archivedAt === null && target.abilities?.archive === true,
    run: ({ channel }) => attempt(archive(channel)),
  },
];

async function askAndLeave({ channel }: ChannelTarget): Promise<void> {
  // Nobody comes back into a private channel by themselves.
  const sure =
    channel.visibility === "public" ||
    (await confirm({
      title: t`Leave #${channel.name}?`,
      text: t`This channel is private: somebody in it has to add you again.`,
      action: t`Leave`,
      danger: true,
    }));
  if (sure) await leave(channel);
}

/** Closes whatever stands beside the channel, or opens its details. */
function toggleSide(): void {
  const { pathname, search } = location;
  const isOpen = ["thread", "details", "person", "pins"].some((key) => new URLSearchParams(search).has(key));
  go(isOpen ? pathname : `${pathname}?details=people`);
}

/** Reads all there is; what was unread comes back by the toast. */
const everything: Action = {
  id: "channel.read-all",
  label: () => t`Mark everything as read`,
  words: () => t`mark all as read, read all, clear unread`,
  icon: CheckCheck,
  shortcut: "Shift+Escape",
  group: channelsGroup,
  when: inside,
  run: () => attempt(readAll()),
};

/** Called once. */
export function registerChannelMenu(): void {
  // What calls one has changed, and with it what waits.
  onEvent(groupMembershipChanged, () => void reloadMyChannels().catch(() => undefined));
  commands.add(everything);
  commands.add({
    id: "channel.create",
    label: () => t`Create a channel`,
    words: () => t`new channel, add channel, make a room, group`,
    group: channelsGroup,
    when: () => inside() && may("channel.create"),
    run: () => openChannelDialog("create"),
  });
  commands.add({
    id: "channel.browse",
    label: () => t`Browse channels`,
    words: () => t`join a channel, all channels, find channels, list of channels`,
    group: channelsGroup,
    when: () => inside() && may("channel.browse"),
    run: () => openChannelDialog("browse"),
  });
  commands.add({
    id: "message.new",
    label: () => t`New message`,
    words: () => t`new chat, direct message, DM, write to, compose`,
    group: channelsGroup,
    when: inside,
    run: () => openChannelDialog("message"),
  });
  for (const action of [...actions, ...levelActions]) channelActions.add(action);
}
