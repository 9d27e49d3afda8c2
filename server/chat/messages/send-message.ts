import { sendMessage as contract, type Message } from "@atrium/contract/chat/messages.ts";
import type { InputOf } from "@atrium/contract/protocol/operation.ts";
import { may } from "#platform/access/access.ts";
import { handleTogether } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { TryAgain } from "#platform/operations/try-again.ts";
import { requireInChannel, seenChannel } from "../channels/index.ts";
import { messagesFor } from "./message.ts";
import { requireFewFiles } from "./message-files.ts";
import { messageIn, messageOfClient } from "./message-rows.ts";
import { post } from "./post.ts";
import { sendTogether } from "./send-together.ts";

type Input = InputOf<typeof contract>;

/**
 * The way that is nearly always taken asks nothing before it writes: the statement that inserts holds the conditions.
 * When it did not, the rules everybody else asks say why.
 */
export const sendMessage = handleTogether(
  contract,
  async (context, input) => {
    const { member } = context;
    requireFewFiles(context.platform, input.files);
    const mayCallMany = may(member, "message.call_everybody");
    const draft = { ...input, authorId: member.id, threadId: input.threadId ?? null, mayCallMany };
    const sent = may(member, "message.send") && !(await hasSentFiles(context, input)) && (await post(context, draft));
    return { message: sent || (await answerUnsent(context, input)) };
  },
  sendTogether,
);

/** Files may be gone when a message is sent again: it was sent all the same, and is answered. */
const hasSentFiles = async ({ db, workspaceId, member }: WorkspaceContext, { files, clientId }: Input) =>
  files.length > 0 && (await messageOfClient(db, workspaceId, member.id, clientId)) !== undefined;

/** It was sent before, or must not be sent. */
async function answerUnsent(context: WorkspaceContext, input: Input): Promise<Message> {
  const { db, member, workspaceId } = context;
  const { channelId, clientId, threadId = null } = input;
  const [seen, stored] = await Promise.all([
    seenChannel(db, member, channelId),
    messageOfClient(db, workspaceId, member.id, clientId),
  ]);
  if (!seen) return notFound("channel");
  if (stored) {
    if (stored.channel_id !== channelId || stored.thread_id !== threadId) refuse("client_id_used");
    const { messages } = await messagesFor(context, [stored]);
    return messages[0] as Message;
  }
  requireInChannel(member, seen, "message.send");
  if (threadId !== null) await requireRoot(context, channelId, threadId);
  throw new TryAgain("what forbade it a moment ago is gone");
}

/** One answers a message of the timeline; below a deleted one only where a conversation goes on. */
async function requireRoot({ db, workspaceId }: WorkspaceContext, channelId: string, threadId: string): Promise<void> {
  const root = await messageIn(db, workspaceId, channelId, threadId);
  if (!root || root.thread_id !== null || (root.deleted_at && !root.replies)) notFound("message");
}
