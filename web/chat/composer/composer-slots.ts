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

/** Lines above the field of a conversation, e.g. how late it is for the other; each draws itself or nothing. */
export const fieldNotes = createSlot<ComponentType<{ conversation: Conversation }>>();

/** A button among the writing tools of a conversation, for what is more than text: a poll. */
type WritingTool = { icon: Icon; label: () => string; run: (conversation: Conversation) => void };
export const writingTools = createSlot<WritingTool>();
