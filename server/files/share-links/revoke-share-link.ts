import { revokeShareLink as contract } from "@atrium/contract/files/share-links.ts";
import { may } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { accessSeenFile } from "../library/index.ts";
import { setRevoked, shareLinkBy } from "./share-link-rows.ts";

/** One's own, also where one does not see the file any more; others' are for who may remove a file they see. */
export const revokeShareLink = handle(
  contract,
  async (context, { fileId, linkId, workspaceId }) => {
    const { db, member, now } = context;
    const link = await shareLinkBy(db, workspaceId, linkId);
    if (link?.file_id !== fileId) return notFound("link");
    if (link.created_by !== member.id) {
      await accessSeenFile(context, fileId);
      if (!may(member, "file.remove")) return notFound("link");
    }
    if (!(await setRevoked(db, link, now))) return {};
    const on = { kind: "file", id: fileId };
    const after = { linkId };
    context.audit({ workspaceId, actorId: member.id, what: "file.link_revoked", on, after });
    return {};
  },
  { audited: true },
);
