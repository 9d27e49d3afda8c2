import { markRead as contract } from "@atrium/contract/chat/unread.ts";
import { handle } from "#platform/operations/feature.ts";
import { readChannelTo } from "./read-channel-to.ts";

export const markRead = handle(contract, async (context, { channelId, seq, back }) => ({
  pointer: await readChannelTo(context, channelId, { seq, back }),
}));
