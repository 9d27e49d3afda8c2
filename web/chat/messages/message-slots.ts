import type { ChannelAbilities } from "@atrium/contract/chat/channels.ts";
import type { Message } from "@atrium/contract/chat/messages.ts";
import type { ComponentType } from "react";
import type { Action } from "#platform/slots/action.ts";
import { createSlot } from "#platform/slots/slot.ts";
import type { Conversation } from "../conversation.ts";

/** What an action on a message knows. */
export type MessageTarget = {
  message: Message;
  /** Where it is looked at: in the channel, or in a thread. */
  conversation: Conversation;
  abilities: ChannelAbilities | undefined;
  own: boolean;
  /** The row on the screen, for what opens beside it. */
  element: Element | null;
};

/** `onBar`: shown on the bar above the message, not only in its menu. */
export type MessageAction = Action<MessageTarget> & { onBar?: boolean };

/** What can be done with a message: hover bar, menu, sheet and keyboard read the same objects. */
export const messageActions = createSlot<MessageAction>();

/** Lines above a message that say something about it: pinned, saved. */
export const messageMarks = createSlot<ComponentType<{ message: Message }>>();

/** What a message carries besides its text (`message.parts`); each draws its own kind, or nothing. */
export const messageParts = createSlot<ComponentType<{ message: Message }>>();

/** What a message that is on its way carries besides its text. */
export const outgoingParts = createSlot<ComponentType<{ clientId: string }>>();

/** Drawn below a message's text, e.g. reactions. */
export const messageFooters = createSlot<ComponentType<{ message: Message; conversation: Conversation }>>();

/** Replaces the text of a message while it is edited. The first one counts. */
export const messageEditors = createSlot<ComponentType<{ message: Message; onDone: () => void }>>();
