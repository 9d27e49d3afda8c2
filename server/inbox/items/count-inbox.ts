import { countInbox as contract } from "@atrium/contract/inbox/inbox.ts";
import { handle } from "#platform/operations/feature.ts";
import { nextReturn } from "../marks/index.ts";
import { itemsOf } from "./inbox-item.ts";
import { keysBefore } from "./inbox-keys.ts";

/** More is not told apart on a badge. */
const most = 100;

/** What waits is what the tab of unread items would show. */
export const countInbox = handle(contract, async ({ db, member, now }) => {
  const [{ keys }, back] = await Promise.all([
    keysBefore(db, member, { tab: "unread", before: undefined, limit: most, now }),
    nextReturn(db, member, now),
  ]);
  const items = await itemsOf(db, member, keys, now);
  const waiting = items.filter((item) => item.waiting).length;
  return { waiting, nextReturn: back?.toISOString() ?? null };
});
