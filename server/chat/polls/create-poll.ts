import { createPoll as contract } from "@atrium/contract/chat/polling.ts";
import { may } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { TryAgain } from "#platform/operations/try-again.ts";
import { setTimer } from "#platform/timers/timer.ts";
import { accessChannel } from "../channels/index.ts";
import { messageIn, messageOfClient, messagesFor, post } from "../messages/index.ts";
import { closingKind } from "./close-poll.ts";
import { insertPoll, pollOf } from "./poll-rows.ts";

const longest = 366 * 86_400_000;

/** A message whose text is the question; with its answers it is sent like any other. */
export const createPoll = handle(contract, async (context, input) => {
  const { db, workspaceId, member, now } = context;
  const { channelId, clientId, threadId = null, question, options, multiple, anonymous, open } = input;
  await accessChannel(context, channelId, "message.send");
  const before = await messageOfClient(db, workspaceId, member.id, clientId);
  if (before) {
    if (before.channel_id !== channelId || before.thread_id !== threadId) refuse("client_id_used");
    const { messages } = await messagesFor(context, [before]);
    return { message: messages[0] ?? notFound("message") };
  }
  const closes_at = input.closesAt === null ? null : new Date(input.closesAt);
  if (closes_at && closes_at <= now) refuse("not_in_future");
  if (closes_at && closes_at.getTime() - now.getTime() > longest) refuse("too_far_ahead");
  const id = newId();
  const counts = { votes: options.map(() => 0), voters: 0, counted_at: new Date(0) };
  const place = { workspace_id: workspaceId, message_id: id, channel_id: channelId };
  const row = { ...place, options, ...counts, multiple, anonymous, open, closes_at, closed_at: null };
  const message = {
    id,
    channelId,
    authorId: member.id,
    clientId,
    text: question,
    threadId,
    alsoToChannel: false,
    mayCallMany: may(member, "message.call_everybody"),
  };
  const sent = await post(context, { ...message, parts: { poll: pollOf(row) } });
  if (!sent && threadId !== null && (await messageIn(db, workspaceId, channelId, threadId))?.thread_id !== null)
    notFound("message");
  if (!sent) throw new TryAgain("what was allowed a moment ago is not");
  await insertPoll(db, row);
  if (closes_at) await setTimer(context, { workspaceId, kind: closingKind, id, at: closes_at });
  return { message: sent };
});
