import type { Action } from "#platform/slots/action.ts";
import { createSlot } from "#platform/slots/slot.ts";

/** Buttons at the head of the directory, e.g. "Invite people". */
export const directoryActions = createSlot<Action>();
