import { addToChannel, type ChannelRow, lockChannels } from "#chat/channels/index.ts";
import type { Db } from "#platform/database/database.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { keepMemoryLow } from "../keep-memory-low.ts";
import { extendChannel, followThreads, storedAmong } from "./channel-writing-rows.ts";
import { addProgress, endProgress, type ProgressKey } from "./import-progress-rows.ts";
import { type HistoryMessage, insertHistory } from "./message-writing-rows.ts";
import { orderThreads, orderTimeline, threadEnds } from "./renumber-rows.ts";

/** A conversation to be written: how many messages, their ids, and the messages themselves, in any order. */
export type Writing = {
  key: ProgressKey;
  channelId: string;
  /** Nothing of it can be stored yet. */
  isNew: boolean;
  length: number;
  idOf(index: number): string;
  /** Whether the message is one of the file; those made for replies without a root are not counted as added. */
  isFound(index: number): boolean;
  messages(isWanted: (index: number) => boolean): AsyncIterable<{ index: number; message: HistoryMessage }>;
  /** Who is in it. */
  memberIds: string[];
  joinedAt: Date;
  /** Told of messages found stored, and of each batch when it is on its way. */
  progress(messages: number): void;
};

/** Rows of one transaction: large enough to be fast, small enough that little is lost and nobody waits long. */
const batchSize = 2000;
/** And this much text at most. */
const batchCharacters = 4_000_000;

/**
 * Fills a channel nobody had written in: every position is known beforehand, so batches are transactions of their
 * own, and after a crash those not stored yet are stored as if nothing had happened. Its people come in last: until
 * then nobody sees half of it. Answers how many messages of the file are new.
 */
export async function fillChannel(platform: Platform, writing: Writing): Promise<number> {
  const { key, channelId } = writing;
  const workspaceId = key.workspace_id;
  const missing = await findMissing(platform, writing);
  let added = 0;
  let under: Promise<void> = Promise.resolve();
  for await (const batch of batches(writing, (index) => missing.has(index))) {
    // The next batch is made while this one is being stored.
    await under;
    under = platform.run({ workspaceId }, async ({ db }) => {
      const stored = await insertHistory(db, { workspaceId, channelId }, batch.messages);
      await addProgress(db, key, stored);
    });
    under.catch(() => undefined);
    added += batch.found;
    writing.progress(batch.messages.length);
  }
  await under;
  await platform.run({ workspaceId }, async ({ db, now }) => {
    await followThreads(db, workspaceId, channelId);
    await addPeople(db, writing);
    await endProgress(db, key, now);
  });
  return added;
}

/**
 * Adds what is missing to a channel that people already write in, in one transaction: behind everything, and then in
 * the order of time where that differs.
 */
export async function extendConversation(platform: Platform, writing: Writing): Promise<number> {
  const workspaceId = writing.key.workspace_id;
  const missing = await findMissing(platform, writing);
  if (missing.size === 0) return 0;
  return platform.run({ workspaceId }, async ({ db, now }) => {
    const [channel] = await lockChannels(db, workspaceId, [writing.channelId]);
    if (!channel) return 0;
    const added = await appendMissing(db, writing, channel, missing);
    await addPeople(db, writing);
    await endProgress(db, writing.key, now);
    return added;
  });
}

async function appendMissing(
  db: Db,
  writing: Writing,
  channel: ChannelRow,
  missing: ReadonlySet<number>,
): Promise<number> {
  const { key, channelId } = writing;
  const workspaceId = key.workspace_id;
  const end = { seq: channel.last_seq, at: null as string | null };
  const threads = new Map<string, number>();
  let added = 0;
  for await (const batch of batches(writing, (index) => missing.has(index))) {
    const unknown = batch.messages
      .map((one) => one.threadId)
      .filter((id) => id !== null && !threads.has(id)) as string[];
    const ends = await threadEnds(db, workspaceId, [...new Set(unknown)]);
    for (const id of unknown) threads.set(id, ends.get(id) ?? 0);
    const placed = batch.messages.map((one) => {
      if (one.seq !== null && (end.at === null || one.at > end.at)) end.at = one.at;
      return {
        ...one,
        thread: null,
        seq: one.seq === null ? null : ++end.seq,
        threadSeq: nextIn(threads, one.threadId),
      };
    });
    const stored = await insertHistory(db, { workspaceId, channelId }, placed);
    await addProgress(db, key, stored);
    added += batch.found;
    writing.progress(batch.messages.length);
  }
  await extendChannel(db, workspaceId, { id: channelId, lastSeq: channel.last_seq }, end, () =>
    orderTimeline(db, workspaceId, channelId),
  );
  await orderThreads(db, workspaceId, channelId, [...threads.keys()]);
  await followThreads(db, workspaceId, channelId, [...threads.keys()]);
  return added;
}

function nextIn(threads: Map<string, number>, threadId: string | null): number | null {
  if (threadId === null) return null;
  const next = (threads.get(threadId) ?? 0) + 1;
  threads.set(threadId, next);
  return next;
}

async function addPeople(db: Db, { key, channelId, memberIds, joinedAt }: Writing): Promise<void> {
  const [channel] = await lockChannels(db, key.workspace_id, [channelId]);
  if (channel && memberIds.length > 0)
    await addToChannel(db, key.workspace_id, channel, { ids: memberIds, by: null, at: joinedAt });
}

/** What is planned and not stored: everything at first, the rest after a crash, nothing the second time. */
async function findMissing(platform: Platform, writing: Writing): Promise<ReadonlySet<number>> {
  const { length } = writing;
  const workspaceId = writing.key.workspace_id;
  const missing = new Set<number>(writing.isNew ? Array(length).keys() : []);
  if (writing.isNew) return missing;
  const size = 5000;
  for (let from = 0; from < length; from += size) {
    const ids = Array.from({ length: Math.min(size, length - from) }, (_, offset) => writing.idOf(from + offset));
    const stored = await platform.run({ workspaceId, mode: "read" }, ({ db }) => storedAmong(db, workspaceId, ids));
    for (const [offset, isStored] of stored.entries()) if (!isStored) missing.add(from + offset);
    writing.progress(stored.filter(Boolean).length);
  }
  return missing;
}

async function* batches(writing: Writing, isWanted: (index: number) => boolean) {
  let messages: HistoryMessage[] = [];
  let found = 0;
  let characters = 0;
  for await (const { index, message } of writing.messages(isWanted)) {
    messages.push(message);
    characters += message.text.length;
    if (writing.isFound(index)) found += 1;
    if (messages.length < batchSize && characters < batchCharacters) continue;
    yield { messages, found };
    keepMemoryLow();
    messages = [];
    found = 0;
    characters = 0;
  }
  if (messages.length > 0) yield { messages, found };
}
