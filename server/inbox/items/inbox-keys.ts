import type { InboxKind, InboxTab } from "@atrium/contract/inbox/inbox.ts";
import { sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import type { MarkColumns } from "../marks/index.ts";
import * as from from "./inbox-sources.ts";

/** An object that belongs in the list, and where. */
export type InboxKey = {
  kind: InboxKind;
  objectId: string;
  at: number;
  /** Position in the timeline of the call that brought it, when one did. */
  calledSeq: number | null;
  everybody: boolean;
};
type KeyRow = Omit<InboxKey, "objectId"> &
  MarkColumns & {
    source: number;
    object_id: string;
    position: number | null;
    called_seq: number | null;
    shown: boolean;
  };

/** How many objects a source looks at for one page. */
const scan = 200;

type Wish = { tab: Exclude<InboxTab, "later" | "done">; withReactions: boolean; now: Date };

const sourcesOf = ({ tab, withReactions, now }: Wish): from.Source[] =>
  ({
    all: [
      from.calledElsewhere,
      from.calledByGroupElsewhere,
      from.calledWithAllElsewhere,
      from.followedThreads,
      from.directMessages,
      ...(withReactions ? [from.reactionsToOwn] : []),
      from.joinings,
      from.dueReminders,
      from.returned(now),
    ],
    unread: [
      from.unreadByName,
      from.unreadByGroup,
      from.unreadWithAll,
      from.unreadInThreads,
      from.unreadThreads,
      from.unreadDirects,
      from.dueReminders,
      from.returned(now),
    ],
    mentions: [from.calledByName, from.calledByGroup, from.calledWithAll],
    threads: [from.followedThreads],
  })[tab];

type Found = { keys: InboxKey[]; next: from.InboxPlace | undefined };

/**
 * The objects of a tab before a place, newest first, each once. Every source is looked at to the same depth: what lies
 * below the point where one of them stopped looking waits for the next page.
 */
export async function keysBefore(
  db: Db,
  member: Membership,
  wanted: Wish & { before: from.InboxPlace | undefined; limit: number },
): Promise<Found> {
  const { before, limit, now } = wanted;
  const sources = sourcesOf(wanted);
  const parts = sources.map(
    (source, index) => sql`
    select ${sql.lit(index)} as source, s.* from (${source({ member, before, scan })}) s`,
  );
  const { rows } = await sql<KeyRow>`
    select s.*, k.done_through, k.snoozed_until, k.unsubscribed from (${sql.join(parts, sql` union all `)}) s
    left join inbox_mark k on k.workspace_id = ${member.workspaceId}::uuid and k.member_id = ${member.id}::uuid
      and k.kind = s.kind and k.object_id = s.object_id`.execute(db);
  rows.sort(newestFirst);
  const floor = floorOf(rows, sources.length);
  const seen = new Set<string>();
  const shown = rows.filter((row) => {
    const key = `${row.kind}:${row.object_id}`;
    if (!row.shown || isHidden(row, now) || (floor && isBelow(row, floor)) || seen.has(key)) return false;
    return seen.add(key);
  });
  const taken = shown.slice(0, limit);
  const last = taken.at(-1);
  return { keys: taken.map(keyOf), next: shown.length > limit && last ? placeOf(last) : floor };
}

const placeOf = (row: KeyRow): from.InboxPlace => ({ at: row.at, id: row.object_id });
const keyOf = (row: KeyRow): InboxKey => ({
  kind: row.kind,
  objectId: row.object_id,
  at: row.at,
  calledSeq: row.called_seq,
  everybody: row.everybody,
});

const newestFirst = (a: KeyRow, b: KeyRow): number =>
  b.at - a.at || (a.object_id < b.object_id ? 1 : a.object_id > b.object_id ? -1 : 0);
const isBelow = (row: KeyRow, { at, id }: from.InboxPlace): boolean =>
  row.at < at || (row.at === at && row.object_id < id);

/** Where the first source stopped looking; undefined when all came to their end. */
function floorOf(rows: readonly KeyRow[], sources: number): from.InboxPlace | undefined {
  const ends: KeyRow[] = [];
  for (let source = 0; source < sources; source += 1) {
    const own = rows.filter((row) => row.source === source);
    if (own.length >= scan) ends.push(own.at(-1) as KeyRow);
  }
  const highest = ends.sort(newestFirst)[0];
  return highest && placeOf(highest);
}

/** Done, put off, or not wanted; what was put off and is back comes from a source of its own. */
function isHidden(row: KeyRow, now: Date): boolean {
  if (row.position === null) return row.done_through !== null && row.snoozed_until === null;
  if (row.done_through !== null && row.position <= row.done_through) return true;
  if (row.kind === "reaction" && row.unsubscribed) return true;
  const until = row.snoozed_until?.getTime() ?? 0;
  return until > now.getTime() || until > row.at;
}
