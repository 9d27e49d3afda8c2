import { memberChanged } from "@atrium/contract/workspace/members.ts";
import { on } from "#platform/operations/feature.ts";
import { channelsToLeave, lockChannels } from "../channels/index.ts";
import { letGo } from "./let-go.ts";

/**
 * Who left the workspace leaves its channels; direct messages keep who they were with. Who is suspended stays in
 * them all, hears nothing, and finds everything again on the day of the return.
 */
export const onMemberChanged = on(memberChanged, async (context, { member }) => {
  const { db, emit, workspaceId } = context;
  const { id, state } = member.profile;
  if (state !== "left") return;
  const ids = await channelsToLeave(db, workspaceId, id);
  for (const channel of await lockChannels(db, workspaceId, ids))
    await letGo(context, { emit, workspaceId, actorId: null }, channel, [id]);
});
