import { setOrganisationCode as contract } from "@atrium/contract/workspace/invitations.ts";
import type { Workspace } from "@atrium/contract/workspace/workspaces.ts";
import { require } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { isWithinRank, roleToGive } from "../roles/index.ts";
import { workspaceById } from "../workspaces/index.ts";
import { deleteOrganisationCode, keepOrganisationCode, newOrganisationCode } from "./organisation-code.ts";

/** Who joins by code becomes a member, so only who could make members themselves may hand one out. */
export const setOrganisationCode = handle(
  contract,
  async (context, { on }) => {
    const { db, workspaceId, member, now } = context;
    require(member, "invitation.manage");
    if (!on) {
      await deleteOrganisationCode(db, workspaceId);
      context.audit({
        workspaceId,
        actorId: member.id,
        what: "organisation_code.removed",
        on: { kind: "organisation_code", id: null },
      });
      return { organisationCode: null };
    }
    if (!isWithinRank(member, [await roleToGive(context, undefined)]))
      refuse("not_allowed", { detail: "members hold more than oneself" });
    const { slug } = (await workspaceById(db, workspaceId)) as Workspace;
    const code = newOrganisationCode(slug);
    await keepOrganisationCode(db, { workspace_id: workspaceId, code, created_by: member.id, created_at: now });
    context.audit({
      workspaceId,
      actorId: member.id,
      what: "organisation_code.made",
      on: { kind: "organisation_code", id: null },
    });
    return { organisationCode: code };
  },
  { audited: true },
);
