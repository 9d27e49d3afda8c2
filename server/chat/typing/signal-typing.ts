import { signalTyping as contract, typing } from "@atrium/contract/chat/typing.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessChannel, channelKey } from "../channels/index.ts";
import { accessMessage } from "../messages/index.ts";

/** Whoever could send may tell that they are about to. Nothing is stored; who is away never learns of it. */
export const signalTyping = handle(contract, async (context, { channelId, threadId }) => {
  const { member, workspaceId } = context;
  if (threadId === undefined) await accessChannel(context, channelId, "message.send");
  else await accessMessage(context, { channelId, messageId: threadId }, "message.send");
  const said = { channelId, threadId: threadId ?? null, memberId: member.id };
  context.signal(typing, said, workspaceId, [channelKey(channelId)]);
  return {};
});
