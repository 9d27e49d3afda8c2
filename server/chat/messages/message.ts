import type { Message } from "@atrium/contract/chat/messages.ts";
import type { Reaction } from "@atrium/contract/chat/reactions.ts";
import type { Profile } from "@atrium/contract/people/profiles.ts";
import { profilesOf } from "#people/profiles/index.ts";
import type { Db } from "#platform/database/database.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import type { MessageRow } from "./message-rows.ts";
import { reactionsOf } from "./reactions-of.ts";

/** A row as those who may read the channel see it: of a deleted message nothing that was said. */
export function messageOf(row: MessageRow, reactions: Reaction[] = []): Message {
  const isDeleted = row.deleted_at !== null;
  return {
    id: row.id,
    channelId: row.channel_id,
    seq: row.seq,
    threadId: row.thread_id,
    threadSeq: row.thread_seq,
    authorId: row.author_id,
    clientId: row.client_id,
    text: isDeleted ? "" : row.text,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    reactions: isDeleted ? [] : reactions,
    thread: row.replies
      ? { replies: row.replies, lastReplyAt: row.last_reply_at?.toISOString() ?? null, people: row.repliers ?? [] }
      : null,
  };
}

type Reader = Pick<WorkspaceContext, "db" | "workspaceId" | "member" | "now">;

/** Messages as the asker sees them, and the people they show: two queries, whatever the number. */
export async function messagesFor(
  { db, workspaceId, member, now }: Reader,
  rows: readonly MessageRow[],
): Promise<{ messages: Message[]; people: Profile[] }> {
  const [reactions, people] = await Promise.all([
    reactionsOf(
      db,
      workspaceId,
      rows.map((row) => row.id),
      member.id,
    ),
    profilesOf(db, workspaceId, rows.flatMap(peopleIn).slice(0, mostPeople), now),
  ]);
  return { messages: rows.map((row) => messageOf(row, reactions.get(row.id))), people };
}

/** One message as the asker sees it, and as everybody is told of it: `mine` is the asker's own matter. */
export async function messageForBoth(
  db: Db,
  workspaceId: string,
  row: MessageRow,
  readerId: string,
): Promise<{ own: Message; told: Message }> {
  const reactions = (await reactionsOf(db, workspaceId, [row.id], readerId)).get(row.id) ?? [];
  const told = reactions.map((reaction) => ({ ...reaction, mine: false }));
  return { own: messageOf(row, reactions), told: messageOf(row, told) };
}

/** A page names at most this many people; nobody's messages do. */
const mostPeople = 2000;
const person = /person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;

/** Who wrote, replied or is named. Names in code or quotes come along too: not parsing is worth a profile too many. */
function peopleIn(row: MessageRow): string[] {
  const named = row.deleted_at === null ? [...row.text.matchAll(person)].map((match) => match[1] as string) : [];
  return [row.author_id, ...(row.repliers ?? []), ...named];
}
