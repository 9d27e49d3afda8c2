import type { Message } from "@atrium/contract/chat/messages.ts";
import { pinMessage, unpinMessage } from "@atrium/contract/chat/pins.ts";
import { currentSpace } from "#platform/store/space.ts";
import { callHere } from "../call-here.ts";
import { applyChanged } from "../messages/index.ts";
import { applyPinned } from "./pin-store.ts";

/** Pins a message for everybody, or takes its pin away: at once here, and back again when the server refuses. */
export async function togglePin(message: Message): Promise<void> {
  const { pin, ...parts } = message.parts;
  const own = { by: currentSpace().memberId, at: new Date().toISOString() };
  const after: Message = { ...message, parts: pin ? parts : { ...parts, pin: own } };
  applyBoth(after);
  try {
    await callHere(pin ? unpinMessage : pinMessage, { channelId: message.channelId, messageId: message.id });
  } catch (error) {
    applyBoth(message);
    throw error;
  }
}

function applyBoth(message: Message): void {
  applyChanged(message);
  applyPinned(message);
}
