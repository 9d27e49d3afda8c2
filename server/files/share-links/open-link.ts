import { sql } from "kysely";
import { may } from "#platform/access/access.ts";
import { networkOf } from "#platform/http/network.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { asMember } from "#platform/operations/run.ts";
import { settingsOf } from "#workspace/settings/index.ts";
import { accessFile, type FileRow } from "../shared-files/index.ts";
import { findShareLink, type ShareLinkRow, shareLinkBy } from "./share-link-rows.ts";

export type OpenedLink = { link: ShareLinkRow; file: FileRow; context: WorkspaceContext };

/** Per network: reading a page with its picture takes three. */
const perNetwork = { count: 240, seconds: 60 };
/** Addresses that lead nowhere: guessing 256 bits is hopeless, and trying it is not wanted either. */
const missesPerNetwork = { count: 60, seconds: 600 };

/**
 * What a link leads to, asked anew at every request. It is worth what its maker could do now: when they leave, lose the
 * file or the permission, or links are switched off, it leads nowhere, and nobody is told why.
 * @throws Refusal too_many_requests
 */
export async function openLink<T>(
  platform: Platform,
  ip: string,
  secret: string,
  work: (opened: OpenedLink) => Promise<T>,
  mode: "read" | "write" = "read",
): Promise<T> {
  platform.limiter.takeFor(`share link ${networkOf(ip)}`, perNetwork);
  const misses = `share link missed ${networkOf(ip)}`;
  platform.limiter.takeFor(misses, missesPerNetwork);
  const found = await platform.run({ mode: "read" }, ({ db }) => findShareLink(db, secret));
  if (!found) return notFound("link");
  const { workspaceId, id } = found;
  const scope = mode === "read" ? { workspaceId, mode } : { workspaceId };
  const answer = await platform.run(scope, async (context) => {
    const link = await shareLinkBy(context.db, workspaceId, id);
    if (!link || link.revoked_at || link.expires_at <= context.now) return notFound("link");
    const { rows } = await sql<{ account_id: string }>`select account_id from member
      where workspace_id = ${workspaceId}::uuid and id = ${link.created_by}::uuid`.execute(context.db);
    const identity = { accountId: rows[0]?.account_id ?? "", sessionId: "", operator: false };
    const maker = identity.accountId ? await asMember({ ...context, identity }, workspaceId) : undefined;
    if (!maker || !may(maker.member, "file.share")) return notFound("link");
    if (!(await settingsOf(context.db, workspaceId)).shareLinks) return notFound("link");
    return work({ link, file: await accessFile(maker, link.file_id), context: maker });
  });
  platform.limiter.giveBack(misses, missesPerNetwork);
  return answer;
}
