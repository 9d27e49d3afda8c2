import type { Channel, ChannelAbilities, MyChannel } from "@atrium/contract/chat/channels.ts";
import type { SidebarSection } from "@atrium/contract/chat/sidebar.ts";
import type { ComponentType } from "react";
import type { Action } from "#platform/slots/action.ts";
import { createSlot } from "#platform/slots/slot.ts";

/** What an action on a channel knows. */
export type ChannelTarget = { channel: Channel; mine: MyChannel | undefined; abilities: ChannelAbilities | undefined };

/** Bars between a channel's header and its messages; each is there when it has something to show. */
export const channelBars = createSlot<ComponentType<{ channel: Channel }>>();

/** What can be done with the open channel: its menu, the keyboard and the palette read the same objects. */
export const channelActions = createSlot<Action<ChannelTarget>>();

/** What can be done with a section of the sidebar. */
export const sectionActions = createSlot<Action<SidebarSection>>();
