import { listInbox as contract, type InboxItem } from "@atrium/contract/inbox/inbox.ts";
import * as z from "zod";
import { preferencesOf } from "#people/preferences/index.ts";
import { profilesOf } from "#people/profiles/index.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { pageOfMarks } from "../marks/index.ts";
import { itemsOf } from "./inbox-item.ts";
import { type InboxKey, keysBefore } from "./inbox-keys.ts";
import type { InboxPlace } from "./inbox-sources.ts";

const Place = z.tuple([z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), z.uuid()]);
type Reader = Pick<WorkspaceContext, "db" | "member" | "now">;
type Page = { items: InboxItem[]; next: InboxPlace | undefined };

/** Everything an item says is read now: there is nothing to keep up to date, and nothing to go wrong. */
export const listInbox = handle(contract, async (context, { tab, cursor, limit }) => {
  const [at, id] = placeOfCursor(cursor, Place) ?? [];
  const before = at === undefined || id === undefined ? undefined : { at, id };
  const isMarked = tab === "later" || tab === "done";
  const { items, next } = isMarked
    ? await markedPage(context, tab, before, limit)
    : await page(context, tab, before, limit);
  const shown = items.flatMap((item) => [...item.people, ...(item.message ? [item.message.authorId] : [])]);
  const people = await profilesOf(context.db, context.workspaceId, shown, context.now);
  return { items, people, ...(next && { next: cursorTo([next.at, next.id]) }) };
});

/** How often one call looks further when all it found is done. */
const mostRounds = 3;

async function page(
  { db, member, now }: Reader,
  tab: Parameters<typeof keysBefore>[2]["tab"],
  before: InboxPlace | undefined,
  limit: number,
): Promise<Page> {
  const withReactions = tab === "all" && (await preferencesOf(db, member.workspaceId, member.id)).inboxReactions;
  const items: InboxItem[] = [];
  let place = before;
  for (let round = 0; round < mostRounds; round += 1) {
    const { keys, next } = await keysBefore(db, member, {
      tab,
      withReactions,
      before: place,
      limit: limit - items.length,
      now,
    });
    const found = await itemsOf(db, member, keys, now);
    items.push(...found.filter((item) => tab !== "unread" || item.waiting));
    place = next;
    if (items.length >= limit || next === undefined) break;
  }
  // What an import brought was said long before its ids were made.
  return { items: items.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)), next: place };
}

/** What was put off or done is found by its mark; what happened since brought it back. */
async function markedPage(
  { db, member, now }: Reader,
  tab: "later" | "done",
  after: InboxPlace | undefined,
  limit: number,
): Promise<Page> {
  const rows = await pageOfMarks(db, member, tab, { now, after, limit });
  const keys = rows.map<InboxKey>((row) => ({
    kind: row.kind,
    objectId: row.object_id,
    at: row.at,
    calledSeq: null,
    everybody: false,
  }));
  const found = await itemsOf(db, member, keys, now);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    items: tab === "later" ? found : found.filter((item) => item.position <= (item.mark?.doneThrough ?? -1)),
    next: last && { at: last.at, id: last.object_id },
  };
}
