import { listSavedIds as contract } from "@atrium/contract/chat/saved.ts";
import { handle } from "#platform/operations/feature.ts";
import { openIds } from "./saved-rows.ts";
import { mostOpen } from "./tell-saved.ts";

/** One answer for all pages, instead of a question for each page of everybody. */
export const listSavedIds = handle(contract, async ({ db, workspaceId, member }) => ({
  messageIds: await openIds(db, { workspaceId, memberId: member.id }, mostOpen),
}));
