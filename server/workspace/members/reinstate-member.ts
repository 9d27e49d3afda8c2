import { reinstateMember as contract } from "@atrium/contract/workspace/members.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { changeStanding } from "./change-standing.ts";
import { accessStanding } from "./member-access.ts";

/** Back with the roles they had. Reinstating again changes nothing. */
export const reinstateMember = handle(
  contract,
  async (context, { memberId }) => {
    const { target } = await accessStanding(context, memberId, "member.suspend");
    if (target.row.state === "left") notFound("member");
    if (target.row.state === "suspended") await changeStanding(context, memberId, "active");
    return {};
  },
  { audited: true },
);
