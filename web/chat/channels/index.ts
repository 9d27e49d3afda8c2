/** Channels, group and direct messages: which there are, their names, and what one may do in them. */

export { archive, join, loadAbilities, loadChannel, mark, restore } from "./channel-actions.ts";
export { openChannelDialog } from "./channel-dialog-state.ts";
export { ChannelHeader } from "./channel-header.tsx";
export { ChannelIcon } from "./channel-icon.tsx";
export { registerChannelMenu } from "./channel-menu.ts";
export { type ChannelTarget, channelActions, channelBars, sectionActions } from "./channel-slots.ts";
export {
  applyGone,
  applyPointer,
  type ChannelState,
  changeMine,
  channelById,
  channels,
  myChannel,
  readHere,
  takeChannels,
  takeMyChannels,
  useAbilities,
  useChannel,
  useMyChannel,
} from "./channel-store.ts";
export { channelTitle, useChannelTitle } from "./channel-title.ts";
export { markChannelRead } from "./channel-unread.ts";
export { takeSnapshot } from "./load-my-channels.ts";
export { attentionOf, unreadIn } from "./my-channel.ts";
export { useOpenChannel } from "./open-channel.ts";
export { readWithUndo } from "./read-many.ts";
export { registerChannels } from "./register-channels.ts";
export { type RowFrameProps, rowFrame } from "./row-frame.ts";
export { sectionName } from "./section-name.ts";
export { deleteSection, isOwnSection, keepSection, sections, takeSections } from "./section-store.ts";
export { type SidebarRow, sidebarRows } from "./sidebar-rows.ts";
