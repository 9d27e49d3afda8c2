import {
  updateWorkspace as contract,
  type Workspace,
  workspaceUpdated,
} from "@atrium/contract/workspace/workspaces.ts";
import { require } from "#platform/access/access.ts";
import { audience } from "#platform/events/event-log.ts";
import { bytesOfDataUrl, type Picture, scalePicture } from "#platform/images/scale-picture.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { keepLogo } from "./logo-rows.ts";
import { changeWorkspace, workspaceById } from "./workspace-rows.ts";

const mostBytes = 200 * 1024;
const limits = { mostPixels: 4096, side: 256 };

/** The slug stays, because addresses that were handed out must go on working. What is so already tells nobody. */
export const updateWorkspace = handlePrepared(
  contract,
  {
    // Decoding takes its time; whoever may not change the workspace finds out afterwards, and nothing was kept.
    prepare: async (_outside, { logo }) => (logo ? logoFrom(logo) : null),
    async run(context, { name, logo }, picture) {
      const { db, workspaceId, member } = context;
      require(member, "workspace.edit");
      if (logo && !picture) refuse("bad_picture");
      const before = (await workspaceById(db, workspaceId)) ?? notFound("workspace");
      const isRenamed = name !== undefined && name !== before.name;
      const isRedrawn = logo !== undefined && (logo !== null || before.logo !== null);
      if (!isRenamed && !isRedrawn) return { workspace: before };
      const change = { ...(isRenamed && { name }), ...(isRedrawn && { logo_id: await keepLogo(context, picture) }) };
      const workspace = (await changeWorkspace(db, workspaceId, change)) ?? notFound("workspace");
      context.emit(workspaceUpdated, { workspace }, { workspaceId, actorId: member.id, to: [audience.workspace] });
      if (isRenamed) auditName(context, before, workspace);
      if (isRedrawn) auditLogo(context, before, workspace);
      return { workspace };
    },
  },
  { audited: true },
);

async function logoFrom(dataUrl: string): Promise<Picture | null> {
  const bytes = bytesOfDataUrl(dataUrl, mostBytes);
  return (bytes && (await scalePicture(bytes, limits))) ?? null;
}

function auditName({ audit, workspaceId, member }: WorkspaceContext, before: Workspace, after: Workspace): void {
  const on = { kind: "workspace", id: workspaceId, name: after.name };
  const change = { before: { name: before.name }, after: { name: after.name } };
  audit({ workspaceId, actorId: member.id, what: "workspace.renamed", on, ...change });
}

function auditLogo({ audit, workspaceId, member }: WorkspaceContext, before: Workspace, after: Workspace): void {
  const on = { kind: "workspace", id: workspaceId, name: after.name };
  const change = { before: { logo: before.logo !== null }, after: { logo: after.logo !== null } };
  audit({ workspaceId, actorId: member.id, what: "workspace.logo_changed", on, ...change });
}
