import { listUnreadThreads as contract } from "@atrium/contract/chat/threads.ts";
import { handle } from "#platform/operations/feature.ts";
import { myThreadOf, pageOfMyThreads } from "./my-thread-rows.ts";

/** More than this and a person only wants to know that there are many. */
const most = 200;

export const listUnreadThreads = handle(contract, async ({ db, member }) => {
  const rows = await pageOfMyThreads(db, member, { unread: true, after: undefined, limit: most + 1 });
  return { threads: rows.slice(0, most).map(myThreadOf), more: rows.length > most };
});
