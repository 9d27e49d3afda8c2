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
import { presentVersion, versionBy } from "./version-rows.ts";

const Params = z.object({ workspaceId: z.uuid(), fileId: z.uuid() });
const Version = z.coerce.number().int().min(1);
type Query = Record<string, unknown>;
type Asked = FastifyRequest<{ Params: Record<string, string> }>;
type Found = Omit<ServedBytes, "download">;

/** A file's bytes, for who may see it now: asked anew at every request, so an address is worth nothing by itself. */
export function fileRoutes(app: FastifyInstance, platform: Platform): void {
  const address = "/api/v1/workspaces/:workspaceId/files/:fileId";
  app.get(`${address}/content`, (request: Asked, reply) =>
    answer(platform, request, reply, (context, file) => contentOf(context, file, request.query as Query)),
  );
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
  const download = Object.hasOwn(request.query as Query, "download");
  return serveBytes(platform, request, reply, { ...found, download });
}

/** The content there is now, or an earlier one by its number. */
async function contentOf(context: WorkspaceContext, file: FileRow, { v }: Query): Promise<Found> {
  const { db, workspaceId } = context;
  const asked = Version.safeParse(v).data ?? file.version;
  const isEarlier = asked < file.version;
  const version = isEarlier ? await versionBy(db, workspaceId, file.id, asked) : presentVersion(file);
  if (!version) return notFound("version");
  return storedBytes(context, version.stored_id, { name: version.name, mediaType: version.media_type });
}

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
