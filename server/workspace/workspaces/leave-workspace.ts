import { leaveWorkspace as contract } from "@atrium/contract/workspace/workspaces.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { changeStanding, keepAnOwner, lockStanding } from "../members/index.ts";

/** Needs no permission; only the last owner must stay. */
export const leaveWorkspace = handle(
  contract,
  async (context) => {
    const { id } = context.member;
    const target = await lockStanding(context, id);
    // Removed or suspended while waiting for the lock.
    if (target.row.state !== "active") notFound("workspace");
    await keepAnOwner(context, target);
    await changeStanding(context, id, "left");
    return {};
  },
  { audited: true },
);
