import { countInbox as contract } from "@atrium/contract/inbox/inbox.ts";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import { handle } from "#platform/operations/feature.ts";
import { nextReturn } from "../marks/index.ts";
import { itemsOf } from "./inbox-item.ts";
import { keysBefore } from "./inbox-keys.ts";

/** More is not told apart on a badge. */
const most = 100;

/** What waits is what the tab of unread items would show. */
export async function countWaiting(db: Db, member: Membership, now: Date): Promise<number> {
  const { keys } = await keysBefore(db, member, {
    tab: "unread",
    withReactions: false,
    before: undefined,
    limit: most,
    now,
  });
  const items = await itemsOf(db, member, keys, now);
  return items.filter((item) => item.waiting).length;
}

export const countInbox = handle(contract, async ({ db, member, now }) => {
  const [waiting, back] = await Promise.all([countWaiting(db, member, now), nextReturn(db, member, now)]);
  return { waiting, nextReturn: back?.toISOString() ?? null };
});
