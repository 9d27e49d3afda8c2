import { setTimeout as sleep } from "node:timers/promises";
import { messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { reactionChanged } from "@atrium/contract/chat/reactions.ts";
import { fileChanged, type SharedFile } from "@atrium/contract/files/files.ts";
import type { Db } from "#platform/database/database.ts";
import { follow } from "#platform/events/follower.ts";
import { entryOf } from "./entry.ts";
import { forgetEntries, mergeEntries, messagesToIndex, messagesWithFiles, writeEntries } from "./entry-rows.ts";

/** Kept in the database, and asked for how far the index has come: see `waitingIds`. */
export const followerName = "search";
export const indexedEvents = [messageSent, messageChanged, reactionChanged];

/** Keeps the index a moment behind what is said; whatever is not in it yet a search reads directly. */
const followed = [...indexedEvents, fileChanged];
export const indexMessages = follow(followerName, followed, async ({ db, workspaceId, afterCommit }, events) => {
  const began = performance.now();
  const files = events.flatMap(({ data }) => writtenDownIn(data));
  const spoken = files.length > 0 ? await messagesWithFiles(db, workspaceId, files) : [];
  await indexNow(db, workspaceId, [...new Set([...events.flatMap(({ data }) => messagesIn(data)), ...spoken])]);
  const took = performance.now() - began;
  if (events.length >= many) afterCommit(() => sleep(Math.min(longestPause, took * 4)));
});

/**
 * While a workspace writes this much at once, the index takes a fifth of the time and falls behind: writing an entry
 * costs the database as much as the send did, and who sends is waiting. A second for 500 messages is the least speed.
 */
const many = 100;
const longestPause = 1000;

/** A reply makes a thread of what it answers. */
function messagesIn(data: Told): string[] {
  if ("file" in data) return [];
  if (!("message" in data)) return [data.messageId];
  return data.message.threadId ? [data.message.id, data.message.threadId] : [data.message.id];
}
type Told = { messageId: string } | { message: { id: string; threadId: string | null } } | { file: SharedFile };

/** What is said in a voice message is known a while after it was sent. */
const writtenDownIn = (data: Told): string[] => ("file" in data && data.file.transcript !== null ? [data.file.id] : []);

async function indexNow(db: Db, workspaceId: string, ids: string[]): Promise<void> {
  const entries = (await messagesToIndex(db, workspaceId, ids)).map(entryOf);
  const there = new Set(entries.map((entry) => entry.message_id));
  const gone = ids.filter((id) => !there.has(id));
  if (gone.length > 0) await forgetEntries(db, workspaceId, gone);
  await writeEntries(db, workspaceId, "live", entries);
  await mergeEntries(db);
}
