import type { Message, MessageParts } from "@atrium/contract/chat/messages.ts";
import type { Reaction } from "@atrium/contract/chat/reactions.ts";
import type { Profile } from "@atrium/contract/people/profiles.ts";
import { profilesOf } from "#people/profiles/index.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { partsOf } from "./message-parts.ts";
import type { MessageRow } from "./message-rows.ts";
import { reactionsOf } from "./reactions-of.ts";

/** A row as those who may read the channel see it: of a deleted message nothing that was said. */
export function messageOf(row: MessageRow, reactions: Reaction[] = [], parts: MessageParts = {}): Message {
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
    parts: isDeleted ? {} : parts,
  };
}

type Reader = Pick<WorkspaceContext, "db" | "workspaceId" | "member" | "now">;

/**
 * Messages as the asker sees them, and the people they show: two queries, whatever the number, and one for each kind
 * of part they carry.
 */
export async function messagesFor(
  { db, workspaceId, member, now }: Reader,
  rows: readonly MessageRow[],
): Promise<{ messages: Message[]; people: Profile[] }> {
  const [reactions, people, parts] = await Promise.all([
    reactionsOf(
      db,
      workspaceId,
      rows.map((row) => row.id),
      member.id,
    ),
    profilesOf(db, workspaceId, rows.flatMap(peopleIn).slice(0, mostPeople), now),
    partsOf({ db, workspaceId, now, memberId: member.id }, rows),
  ]);
  return { messages: rows.map((row) => messageOf(row, reactions.get(row.id), parts.get(row.id))), people };
}

/** One message as the asker sees it, and as everybody in the channel is told of it: `mine` is the asker's own matter. */
export async function messageForBoth(
  about: Pick<WorkspaceContext, "db" | "workspaceId" | "now">,
  row: MessageRow,
  readerId: string,
): Promise<{ own: Message; told: Message }> {
  const { db, workspaceId } = about;
  const [reactions, ownParts, toldParts] = await Promise.all([
    reactionsOf(db, workspaceId, [row.id], readerId),
    partsOf({ ...about, memberId: readerId }, [row]),
    partsOf({ ...about, memberId: null }, [row]),
  ]);
  const own = reactions.get(row.id) ?? [];
  const told = own.map((reaction) => ({ ...reaction, mine: false }));
  return { own: messageOf(row, own, ownParts.get(row.id)), told: messageOf(row, told, toldParts.get(row.id)) };
}

/** One message as everybody in the channel is told of it. */
export async function messageForAll(
  about: Pick<WorkspaceContext, "db" | "workspaceId" | "now">,
  row: MessageRow,
): Promise<Message> {
  const { db, workspaceId } = about;
  const [reactions, parts] = await Promise.all([
    reactionsOf(db, workspaceId, [row.id], null),
    partsOf({ ...about, memberId: null }, [row]),
  ]);
  return messageOf(row, reactions.get(row.id), parts.get(row.id));
}

/** A page names at most this many people; nobody's messages do. */
const mostPeople = 2000;
const person = /person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;

/** Who wrote, replied or is named. Names in code or quotes come along too: not parsing is worth a profile too many. */
function peopleIn(row: MessageRow): string[] {
  const named = row.deleted_at === null ? [...row.text.matchAll(person)].map((match) => match[1] as string) : [];
  return [row.author_id, ...(row.repliers ?? []), ...named];
}
