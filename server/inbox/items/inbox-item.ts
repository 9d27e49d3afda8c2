import { plainText } from "@atrium/contract/chat/message-text.ts";
import type { InboxItem, InboxReason } from "@atrium/contract/inbox/inbox.ts";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import { type MarkRow, markOf, marksOf } from "../marks/index.ts";
import {
  type Detail,
  type DirectDetail,
  directDetails,
  joiningDetails,
  type ReactionDetail,
  reactionDetails,
  reminderDetails,
  type ThreadDetail,
  threadDetails,
} from "./inbox-details.ts";
import type { InboxKey } from "./inbox-keys.ts";

type State = Pick<InboxItem, "why" | "waiting" | "unread" | "seq"> &
  Partial<Pick<InboxItem, "threadId" | "reactions" | "note">>;

/**
 * The objects as the member sees them now, in their order; what they cannot see is left out. What an item says is the
 * same in every tab: it depends on the object alone.
 */
export async function itemsOf(db: Db, member: Membership, keys: readonly InboxKey[], now: Date): Promise<InboxItem[]> {
  const of = (kind: InboxKey["kind"]) => keys.filter((key) => key.kind === kind).map(({ objectId }) => objectId);
  const load = <T>(ids: string[], rows: (db: Db, member: Membership, ids: string[]) => Promise<T[]>) =>
    ids.length > 0 ? rows(db, member, ids) : [];
  const [threads, directs, reactions, joinings, reminders, marks] = await Promise.all([
    load(of("thread"), threadDetails),
    load(of("direct"), directDetails),
    load(of("reaction"), reactionDetails),
    load(of("joining"), joiningDetails),
    load(of("reminder"), reminderDetails),
    keys.length > 0 ? marksOf(db, member, keys) : [],
  ]);
  const markBy = new Map(marks.map((row) => [`${row.kind}:${row.object_id}`, row]));
  const found = new Map<string, InboxItem>();
  const put = <D extends Detail>(kind: InboxKey["kind"], rows: D[], stateOf: (row: D) => State) => {
    for (const row of rows) {
      const key = `${kind}:${row.object_id}`;
      found.set(key, itemOf(kind, row, stateOf(row), markBy.get(key), now));
    }
  };
  const calls = new Map(keys.map((key) => [key.objectId, key]));
  put("thread", threads, (row) => threadState(row, calls.get(row.object_id)));
  put("direct", directs, directState);
  put("reaction", reactions, reactionState);
  put("joining", joinings, () => quiet("added"));
  put("reminder", reminders, ({ note }) => ({ ...quiet("reminder"), waiting: true, note: plainText(note) }));
  return keys.flatMap(({ kind, objectId }) => found.get(`${kind}:${objectId}`) ?? []);
}

const quiet = (why: InboxReason): State => ({ why, waiting: false, unread: 0, seq: null });

/** A reply that was also sent to the channel calls from there: `key` knows of it, the root does not. */
function threadState(row: ThreadDetail, key: InboxKey | undefined): State {
  const seq = row.called_seq ?? key?.calledSeq ?? null;
  const everybody = row.called_seq === null ? (key?.everybody ?? false) : row.everybody;
  const called = seq !== null && seq > row.channel_read && !(everybody && row.muted);
  const byName = row.pending > 0 || (called && !everybody);
  const why = byName ? "called" : called ? "everybody" : row.is_thread ? "reply" : everybody ? "everybody" : "called";
  const unread = (row.is_thread ? row.unread_replies : row.pending) + (called ? 1 : 0);
  const threadId = row.is_thread || row.pending > 0 || row.people.length > 0 ? row.object_id : null;
  return { why, waiting: unread > 0, unread, seq, threadId };
}

const directState = (row: DirectDetail): State => ({
  why: "direct",
  waiting: row.unread > 0,
  unread: row.unread,
  seq: row.last_seq,
});

const reactionState = (row: ReactionDetail): State => ({ ...quiet("reaction"), reactions: row.reactions.slice(0, 5) });

function itemOf(kind: InboxKey["kind"], row: Detail, state: State, mark: MarkRow | undefined, now: Date): InboxItem {
  const until = mark?.snoozed_until ?? null;
  const isDone = mark?.done_through != null && row.position <= mark.done_through;
  const isBack = until !== null && until <= now && until.getTime() > row.at && !isDone;
  return {
    kind,
    objectId: row.object_id,
    channelId: row.channel_id,
    threadId: null,
    position: row.position,
    message: row.message_id
      ? {
          id: row.message_id,
          authorId: row.author_id as string,
          text: row.deleted ? "" : plainText(row.text ?? ""),
          files: row.files,
          spokenMs: row.spoken_ms,
          forwards: row.forwards,
          deleted: row.deleted,
        }
      : null,
    note: "",
    reactions: [],
    people: row.people.slice(0, 5),
    mark: mark ? markOf(mark) : null,
    ...state,
    at: new Date(isBack ? until.getTime() : row.at).toISOString(),
    ...(isBack ? { why: "returned", waiting: true } : isDone ? { waiting: false } : {}),
  };
}
