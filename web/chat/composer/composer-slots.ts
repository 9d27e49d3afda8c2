import type { ComponentType } from "react";
import type { Icon } from "#platform/slots/action.ts";
import { createSlot } from "#platform/slots/slot.ts";
import type { Conversation } from "../conversation.ts";

export type SendToolProps = {
  conversation: Conversation;
  /** A reply that is shown in the channel, too. */
  alsoToChannel: boolean;
  /** To be called when what was written is taken care of: the field becomes empty. */
  onTaken: () => void;
};

/** Beside the button that sends: other things to do with what is written. */
export const sendTools = createSlot<ComponentType<SendToolProps>>();

export type FieldNoteProps = {
  conversation: Conversation;
  /** Sends what stands in the field, with what was just added to it. */
  onSend: () => void;
  onFocus: () => void;
};
/** Lines above the field of a conversation, e.g. how late it is for the other; each draws itself or nothing. */
export const fieldNotes = createSlot<ComponentType<FieldNoteProps>>();

/** Keeps what a message carries besides words until it is sent. */
export type Carrier = {
  /** Lets somebody choose what to add to the next message of a conversation. */
  choose: (conversation: Conversation, button: HTMLElement) => void;
  /** Takes files that were pasted into the field of a conversation, or made from what was. */
  take: (conversation: Conversation, files: readonly File[]) => void;
  /** Hands all of a conversation's to a message that is being sent; answers whether there was any. */
  give: (conversation: Conversation, clientId: string) => boolean;
  /** Below the words: what will be sent with them. */
  Tray: ComponentType<{ conversation: Conversation }>;
};
/** The first one counts. */
export const carriers = createSlot<Carrier>();

/**
 * A button among the writing tools of a conversation, for what is more than text: a poll. One that is held down, or not
 * always there, draws itself.
 */
type WritingTool =
  | { icon: Icon; label: () => string; run: (conversation: Conversation) => void }
  | { Tool: ComponentType<{ conversation: Conversation }> };
export const writingTools = createSlot<WritingTool>();
