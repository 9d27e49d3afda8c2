import { signalTyping as contract, typing } from "@atrium/contract/chat/typing.ts";
import { invisibleAmong } from "#people/availability/index.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessChannel, channelKey } from "../channels/index.ts";
import { accessMessage } from "../messages/index.ts";

/**
 * Whoever could send may tell that they are about to. Nothing is stored; who is away never learns of it. Of somebody who
 * is invisible nobody learns.
 */
export const signalTyping = handle(contract, async (context, { channelId, threadId }) => {
  const { db, member, workspaceId } = context;
  const [hidden] = await Promise.all([
    invisibleAmong(db, workspaceId, [member.id]),
    threadId === undefined
      ? accessChannel(context, channelId, "message.send")
      : accessMessage(context, { channelId, messageId: threadId }, "message.send"),
  ]);
  if (hidden.length > 0) return {};
  const said = { channelId, threadId: threadId ?? null, memberId: member.id };
  context.signal(typing, said, workspaceId, [channelKey(channelId)]);
  return {};
});
