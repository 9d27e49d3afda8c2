/** Channels, group and direct messages: which there are, their names, and what one may do in them. */

export {
  applyPointer,
  changeMine,
  channelById,
  channels,
  myChannel,
  takeMyChannels,
  unreadIn,
  useAbilities,
  useChannel,
  useMyChannel,
} from "./channel-store.ts";
export { channelTitle, useChannelTitle } from "./channel-title.ts";
