import { suspendMember as contract } from "@atrium/contract/workspace/members.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { changeStanding } from "./change-standing.ts";
import { accessStanding, keepAnOwner } from "./member-access.ts";

/** Shut out until reinstated. Suspending again changes nothing. */
export const suspendMember = handle(
  contract,
  async (context, { memberId }) => {
    const { target } = await accessStanding(context, memberId, "member.suspend");
    if (target.row.state === "left") notFound("member");
    if (target.row.state === "suspended") return {};
    await keepAnOwner(context, target);
    await changeStanding(context, memberId, "suspended");
    return {};
  },
  { audited: true },
);
