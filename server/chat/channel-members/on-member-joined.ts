import { memberJoined } from "@atrium/contract/workspace/members.ts";
import { on } from "#platform/operations/feature.ts";
import { rolesByIds } from "#workspace/roles/index.ts";
import { defaultChannels, lockChannels } from "../channels/index.ts";
import { letIn } from "./let-in.ts";

/** New people are in the default channels from the start; those who may not browse are put where they belong by hand. */
export const onMemberJoined = on(memberJoined, async (context, { member }) => {
  const { db, emit, workspaceId } = context;
  const { id } = member.profile;
  const roles = await rolesByIds(db, workspaceId, member.roleIds);
  if (!roles.some((role) => role.permissions.includes("channel.browse"))) return;
  const ids = (await defaultChannels(db, workspaceId)).map((channel) => channel.id);
  for (const channel of await lockChannels(db, workspaceId, ids))
    if (!channel.archived_at) await letIn(context, { emit, workspaceId, actorId: id }, channel, [id]);
});
