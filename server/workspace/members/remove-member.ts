import { removeMember as contract } from "@atrium/contract/workspace/members.ts";
import { handle } from "#platform/operations/feature.ts";
import { changeStanding } from "./change-standing.ts";
import { accessStanding, keepAnOwner } from "./member-access.ts";

/** Removing again changes nothing. */
export const removeMember = handle(
  contract,
  async (context, { memberId }) => {
    const { target } = await accessStanding(context, memberId, "member.remove");
    if (target.row.state === "left") return {};
    await keepAnOwner(context, target);
    await changeStanding(context, memberId, "left");
    return {};
  },
  { audited: true },
);
