import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { requestOf } from "#platform/http/mount-operations.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { asMember, run } from "#platform/operations/run.ts";
import { storedBy } from "#platform/storage/stored-rows.ts";
import { accessFile } from "./file-access.ts";
import { type ServedBytes, serveBytes } from "./serve-bytes.ts";

const Params = z.object({ workspaceId: z.uuid(), fileId: z.uuid() });
type Query = Record<string, unknown>;

/** A file's bytes, for who may see it now: asked anew at every request, so an address is worth nothing by itself. */
export function fileRoutes(app: FastifyInstance, platform: Platform): void {
  app.get("/api/v1/workspaces/:workspaceId/files/:fileId/content", async (request, reply) => {
    const params = Params.safeParse(request.params);
    if (!params.success) return notFound("file");
    const { workspaceId, fileId } = params.data;
    const asked = await requestOf(platform, request, reply);
    if (!asked.identity) return refuse("not_signed_in");
    const scope = { workspaceId, accountId: asked.identity.accountId, mode: "read" as const };
    const found = await run(
      platform,
      scope,
      async (context) => {
        const inside = await asMember(context, workspaceId);
        return inside && bytesOf(inside, fileId);
      },
      asked,
    );
    if (!found) return notFound("workspace");
    const download = Object.hasOwn(request.query as Query, "download");
    return serveBytes(platform, request, reply, { ...found, download });
  });
}

async function bytesOf(context: WorkspaceContext, fileId: string): Promise<Omit<ServedBytes, "download">> {
  const { db, workspaceId } = context;
  const file = await accessFile(context, fileId);
  const stored = await storedBy(db, { workspaceId, id: file.stored_id });
  if (!stored?.completed_at) return notFound("file");
  const mediaType = file.media_type ?? "application/octet-stream";
  return { storedId: stored.id, keyWrapped: stored.key_wrapped, size: stored.size, name: file.name, mediaType };
}
