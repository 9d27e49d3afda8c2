import { draftChanged, listDrafts as listContract } from "@atrium/contract/chat/drafts.ts";
import { feature, handle } from "#platform/operations/feature.ts";
import { draftsOf, newestDrafts } from "./draft-rows.ts";
import { keepDraft } from "./keep-draft.ts";

const listDrafts = handle(listContract, async ({ db, workspaceId, member }) => ({
  items: await draftsOf(db, await newestDrafts(db, workspaceId, member.id)),
}));

/** What people have begun to write, the same on all their devices. */
export const drafts = feature({
  name: "chat/drafts",
  operations: [keepDraft, listDrafts],
  events: [draftChanged],
});
