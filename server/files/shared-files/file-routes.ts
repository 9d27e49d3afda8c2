import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { requestOf } from "#platform/http/mount-operations.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { asMember, run } from "#platform/operations/run.ts";
import { storedBy } from "#platform/storage/stored-rows.ts";
import { accessFile } from "./file-access.ts";
import type { FileRow } from "./file-rows.ts";
import { type ServedBytes, serveBytes } from "./serve-bytes.ts";

const Params = z.object({ workspaceId: z.uuid(), fileId: z.uuid() });
type Asked = FastifyRequest<{ Params: Record<string, string> }>;
type Found = Omit<ServedBytes, "download">;

/** A file's bytes, for who may see it now: asked anew at every request, so an address is worth nothing by itself. */
export function fileRoutes(app: FastifyInstance, platform: Platform): void {
  const address = "/api/v1/workspaces/:workspaceId/files/:fileId";
  app.get(`${address}/content`, (request: Asked, reply) => answer(platform, request, reply, contentOf));
  app.get(`${address}/previews/:size`, (request: Asked, reply) =>
    answer(platform, request, reply, (context, file) => previewOf(context, file, request.params["size"] ?? "")),
  );
}

async function answer(
  platform: Platform,
  request: Asked,
  reply: FastifyReply,
  bytesOf: (context: WorkspaceContext, file: FileRow) => Promise<Found>,
) {
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
      return inside && bytesOf(inside, await accessFile(inside, fileId));
    },
    asked,
  );
  if (!found) return notFound("workspace");
  const download = Object.hasOwn(request.query as Record<string, unknown>, "download");
  return serveBytes(platform, request, reply, { ...found, download });
}

const contentOf = (context: WorkspaceContext, file: FileRow): Promise<Found> =>
  storedBytes(context, file.stored_id, { name: file.name, mediaType: file.media_type ?? "application/octet-stream" });

/** A preview is made by us, of the content there is now. */
async function previewOf(context: WorkspaceContext, file: FileRow, size: string): Promise<Found> {
  const preview = file.details.previews?.find((one) => one.size === size);
  if (!preview) return notFound("preview");
  return storedBytes(context, preview.storedId, { name: `${file.name}.webp`, mediaType: "image/webp" });
}

async function storedBytes(
  { db, workspaceId }: WorkspaceContext,
  id: string,
  named: { name: string; mediaType: string },
): Promise<Found> {
  const stored = await storedBy(db, { workspaceId, id });
  if (!stored?.completed_at) return notFound("file");
  return { storedId: stored.id, keyWrapped: stored.key_wrapped, size: stored.size, ...named };
}
