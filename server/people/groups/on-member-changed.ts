import { memberChanged } from "@atrium/contract/workspace/members.ts";
import { on } from "#platform/operations/feature.ts";
import { removeFromAll } from "./group-member-rows.ts";
import { groupById } from "./group-rows.ts";
import { tellGroup } from "./tell-group.ts";

/** Who leaves the workspace leaves its groups; who is suspended comes back to them. */
export const onMemberChanged = on(memberChanged, async (context, { member }) => {
  const { db, workspaceId } = context;
  if (member.profile.state !== "left") return;
  for (const id of await removeFromAll(db, workspaceId, member.profile.id)) {
    const group = await groupById(db, workspaceId, id);
    if (group) tellGroup({ ...context, actorId: null }, group);
  }
});
