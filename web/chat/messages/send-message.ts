import { newClientId } from "#platform/api/new-client-id.ts";
import type { Conversation } from "../conversation.ts";
import { post } from "./outbox.ts";

/** Hands the files of a draft to a message; answers whether there were any. */
type TakeFiles = (clientId: string) => boolean;
const takesNothing: TakeFiles = () => false;

/** Sends a text: it shows at once, and reaches the server as soon as there is one. */
export function sendMessage(
  { channelId, threadId }: Conversation,
  text: string,
  { alsoToChannel = false, take = takesNothing }: { alsoToChannel?: boolean; take?: TakeFiles } = {},
): void {
  const clientId = newClientId();
  post({ clientId, channelId, threadId, alsoToChannel, text: text.trim(), withFiles: take(clientId) });
}
