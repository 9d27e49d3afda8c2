import type { Channel, ChannelAbilities, MyChannel } from "@atrium/contract/chat/channels.ts";
import type { Action } from "#platform/slots/action.ts";
import { createSlot } from "#platform/slots/slot.ts";

/** What an action on a channel knows. */
export type ChannelTarget = { channel: Channel; mine: MyChannel | undefined; abilities: ChannelAbilities | undefined };

/** What can be done with the open channel: its menu, the keyboard and the palette read the same objects. */
export const channelActions = createSlot<Action<ChannelTarget>>();
