import { type Message, type MessageParts, messageSent, type ThreadSummary } from "@atrium/contract/chat/messages.ts";
import type { Profile } from "@atrium/contract/people/profiles.ts";
import { profilesOf } from "#people/profiles/index.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { TryAgain } from "#platform/operations/try-again.ts";
import { channelKey } from "../channels/index.ts";
import { callsOf } from "./calls-of.ts";
import { messageOf } from "./message.ts";
import { filesToSend, showInMessage } from "./message-files.ts";
import { followersToTell, insertReply, type SentReply } from "./replying-rows.ts";
import { revealDirect } from "./reveal-direct.ts";
import { type Draft, insertMessage, type Sent } from "./sending-rows.ts";
import { tellFollowers } from "./tell-followers.ts";

/** Where a message is sent from: an operation, a job, an import. */
export type Sending = Pick<OpenContext, "db" | "emit" | "now" | "platform"> & { workspaceId: string };

export type Post = {
  channelId: string;
  authorId: string;
  clientId: string;
  text: string;
  threadId: string | null;
  alsoToChannel: boolean;
  /** Its id, for who keeps something under it beforehand in the same transaction; a new one otherwise. */
  id?: string;
  /** What it carries, as everybody sees it; kept by who sends it. */
  parts?: MessageParts;
  /** Files of the author's own it carries, in this order. */
  files?: readonly string[];
  /** Whether the author may call everybody, and groups of more than a few. */
  mayCallMany: boolean;
  /** When it was written, for what comes from elsewhere; now unless told. */
  at?: Date;
};

/**
 * Sends a message of somebody who is in the channel, and tells the channel. Undefined when they are not in it, it is
 * archived, the answered message is not there, or the client id was used before: then nothing was done.
 * @throws Refusal when a file is not the author's (not_found) or not complete (file_not_ready).
 */
export async function post(sending: Sending, wished: Post): Promise<Message | undefined> {
  if (!wished.files?.length) return postWith(sending, wished);
  const files = await filesToSend(sending.db, { ...sending, ...wished }, wished.files);
  const sent = await postWith(sending, { ...wished, parts: { ...wished.parts, files } });
  if (sent) await showInMessage(sending.db, { ...sending, ...sent, at: wished.at ?? sending.now }, files);
  return sent;
}

async function postWith(sending: Sending, wished: Post): Promise<Message | undefined> {
  const { db, workspaceId, now } = sending;
  const calls = await callsOf({ ...sending, db }, wished);
  const { parts = {}, files: _, ...rest } = wished;
  const draft: Draft = {
    ...rest,
    parts,
    workspaceId,
    id: wished.id ?? newId(),
    at: wished.at ?? now,
    calls: calls.people,
    callsGroups: calls.groups,
    callsEverybody: calls.everybody,
  };
  const { threadId } = wished;
  const [sent, [author], following] = await Promise.all([
    insert(sending, draft, wished),
    profilesOf(db, workspaceId, [wished.authorId], now),
    threadId === null ? [] : followersToTell(db, { ...draft, threadId }),
  ]);
  if (!sent || !author) return undefined;
  if (!sent.inside) throw new TryAgain("the author was removed a moment ago");
  if (sent.seq === 1 && sent.kind !== "channel") await revealDirect(sending, wished);
  const message = tellSent(sending, draft, threadId, sent, author);
  if (threadId !== null && "thread_seq" in sent) await tellFollowers(sending, { ...draft, threadId }, sent, following);
  return message;
}

async function insert(
  { db }: Sending,
  draft: Draft,
  { threadId, alsoToChannel }: Post,
): Promise<Sent | SentReply | undefined> {
  try {
    if (threadId === null) return await insertMessage(db, draft);
    return await insertReply(db, { ...draft, threadId, alsoToChannel });
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === "23505" && constraint === "message_client")
      throw new TryAgain("the same message is just being stored");
    throw error;
  }
}

/** Tells the channel of a message that has taken its place. */
export function tellSent(
  { emit, workspaceId }: Pick<Sending, "emit" | "workspaceId">,
  draft: Draft,
  threadId: string | null,
  sent: Sent | SentReply,
  author: Profile,
): Message {
  const reply = "thread_seq" in sent ? sent : undefined;
  const row = {
    workspace_id: workspaceId,
    id: draft.id,
    channel_id: draft.channelId,
    seq: sent.seq,
    thread_id: threadId,
    thread_seq: reply?.thread_seq ?? null,
    author_id: draft.authorId,
    client_id: draft.clientId,
    text: draft.text,
    created_at: draft.at,
    edited_at: null,
    deleted_at: null,
    deleted_by: null,
    replies: null,
    last_reply_at: null,
    repliers: null,
    parts: null,
  };
  const message = messageOf(row, [], draft.parts);
  const root = reply && threadId ? { messageId: threadId, thread: summaryOf(reply, draft.at) } : null;
  const emission = { workspaceId, actorId: draft.authorId, to: [channelKey(draft.channelId)] };
  const called = { mentions: sent.called, groups: sent.groups, mentionsAll: draft.callsEverybody };
  emit(messageSent, { message, author, ...called, root }, emission);
  return message;
}

const summaryOf = (reply: SentReply, at: Date): ThreadSummary => ({
  replies: reply.replies,
  lastReplyAt: at.toISOString(),
  people: reply.repliers,
});
