import { readMessage as contract, type Message } from "@atrium/contract/chat/messages.ts";
import { handle } from "#platform/operations/feature.ts";
import { messagesFor } from "./message.ts";
import { accessMessage } from "./message-access.ts";

export const readMessage = handle(contract, async (context, input) => {
  const { message } = await accessMessage(context, input, "channel.browse");
  const { messages, people } = await messagesFor(context, [message]);
  return { message: messages[0] as Message, people };
});
