import { messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { t } from "@lingui/core/macro";
import { FolderOpen } from "lucide-react";
import { libraryChanged, placeNames } from "#files/library/index.ts";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { panels } from "#platform/slots/shell-slots.ts";
import { onEvent } from "#platform/store/feed.ts";
import { type ChannelTarget, channelActions } from "../channels/index.ts";
import { channelAddress } from "../chat-address.ts";
import { ChannelFilesGate } from "./channel-files-gate.tsx";
import { ChannelName } from "./channel-name.tsx";

const open: Action<ChannelTarget> = {
  id: "channel.files",
  label: () => t`Files`,
  icon: FolderOpen,
  shortcut: "Mod+Shift+L",
  group: () => t`Channel`,
  run: ({ channel }) => go(`${channelAddress(channel.id)}?files=all`),
};

/** Called once, after the first screen stands. */
export function registerChannelFiles(): void {
  channelActions.add(open, 85);
  panels.add(ChannelFilesGate);
  placeNames.add(ChannelName);
  onEvent(messageSent, ({ message }) => message.parts.files && libraryChanged(message.channelId));
  onEvent(messageChanged, ({ message }) => {
    // A deleted message's files are listed no longer.
    if (message.parts.files || message.deletedAt) libraryChanged(message.channelId);
  });
}
