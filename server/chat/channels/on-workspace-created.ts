import { workspaceCreated } from "@atrium/contract/workspace/workspaces.ts";
import { on } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { insertChannel } from "./channel-rows.ts";

/** Every workspace begins with a channel that everybody joins. Nobody is there yet who could be told. */
export const onWorkspaceCreated = on(workspaceCreated, async ({ db, now, workspaceId }, { memberId }) => {
  await insertChannel(db, workspaceId, {
    id: newId(),
    kind: "channel",
    visibility: "public",
    name: "general",
    purpose: "Everything that concerns everybody",
    is_default: true,
    created_by: memberId,
    created_at: now,
  });
});
