import { listShareLinks as contract } from "@atrium/contract/files/share-links.ts";
import { may } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessSeenFile } from "../library/index.ts";
import { shareLinkOf, shareLinksOf } from "./share-link-rows.ts";

export const listShareLinks = handle(contract, async (context, { fileId, workspaceId }) => {
  const { db, member } = context;
  await accessSeenFile(context, fileId);
  const rows = await shareLinksOf(db, workspaceId, fileId, may(member, "file.remove") ? null : member.id);
  return { links: rows.map(shareLinkOf) };
});
