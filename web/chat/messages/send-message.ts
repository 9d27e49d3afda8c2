import type { Conversation } from "../conversation.ts";
import { newClientId } from "./new-client-id.ts";
import { post } from "./outbox.ts";

/** Sends a text: it shows at once, and reaches the server as soon as there is one. */
export function sendMessage({ channelId, threadId }: Conversation, text: string, alsoToChannel = false): void {
  post({ clientId: newClientId(), channelId, threadId, alsoToChannel, text: text.trim() });
}
