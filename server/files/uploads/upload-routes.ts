import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { may } from "#platform/access/access.ts";
import { requestOf } from "#platform/http/mount-operations.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { asMember, run } from "#platform/operations/run.ts";
import { finishUpload } from "./finish-upload.ts";
import { receiveBytes } from "./receive-bytes.ts";
import { checkVersion, offsetOf, tusHeaders } from "./tus-headers.ts";
import { UnderWay } from "./under-way.ts";
import { UploadLock } from "./upload-lock.ts";
import { deleteUpload, ownUpload, type UploadRow } from "./upload-rows.ts";

const Params = z.object({ workspaceId: z.uuid(), uploadId: z.uuid() });
type Asked = { workspaceId: string; upload: UploadRow; accountId: string };

/** Who comes back after a lost network finds the old request still open: it has so long to end by itself, in ms. */
const drain = 300;

/** The way bytes come in: tus 1.0.0 (core and termination), for who announced the upload alone. */
export function uploadRoutes(app: FastifyInstance, platform: Platform): void {
  const underWay = new UnderWay();
  const lock = new UploadLock();
  // Bodies go past Fastify: what arrives is kept as it comes.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    scope.route({
      method: ["HEAD", "PATCH", "DELETE"],
      url: "/api/v1/workspaces/:workspaceId/uploads/:uploadId",
      config: { isLong: true },
      handler: async (request, reply) => {
        reply.headers(tusHeaders);
        checkVersion(request.headers);
        const asked = await accessUpload(platform, request, reply);
        const { id } = asked.upload;
        const stop = new AbortController();
        const release = () => void setTimeout(() => stop.abort(), drain).unref();
        const work = () =>
          lock.take(id, release, async (waited) => {
            const upload = await uploadNow(platform, asked, waited);
            return answer({ platform, request, reply, ...asked, upload, stop: stop.signal });
          });
        const end = () => void request.raw.destroy();
        return request.method === "PATCH" ? underWay.take(asked.accountId, work, end) : work();
      },
    });
  });
}

type Asking = Asked & { platform: Platform; request: FastifyRequest; reply: FastifyReply; stop: AbortSignal };

async function answer({ platform, request, reply, ...asked }: Asking): Promise<FastifyReply> {
  const { workspaceId, upload } = asked;
  if (request.method === "HEAD") {
    reply.headers({ "upload-offset": upload.received, "upload-length": upload.size, "cache-control": "no-store" });
    return reply.send();
  }
  if (request.method === "DELETE") {
    await takeBack(platform, workspaceId, upload);
    return reply.code(204).send();
  }
  if (offsetOf(request.headers, upload) !== upload.received)
    refuse("conflict", { detail: `${upload.received} bytes are there` });
  try {
    const received = await receiveBytes(platform, request.raw, asked);
    return reply.code(204).header("upload-offset", received).send();
  } catch (error) {
    // What else it would send is not waited for.
    if (!request.raw.complete) reply.header("connection", "close");
    throw error;
  }
}

/** The upload, which is the asker's own. */
async function accessUpload(platform: Platform, request: FastifyRequest, reply: FastifyReply): Promise<Asked> {
  const params = Params.safeParse(request.params);
  if (!params.success) return notFound("upload");
  const { workspaceId, uploadId } = params.data;
  const asked = await requestOf(platform, request, reply);
  if (!asked.identity) return refuse("not_signed_in");
  const { accountId } = asked.identity;
  const scope = { workspaceId, accountId, mode: "read" as const };
  const upload = await run(
    platform,
    scope,
    async (context) => {
      const inside = await asMember(context, workspaceId);
      if (!inside) return notFound("workspace");
      if (!may(inside.member, "file.upload")) refuse("not_allowed");
      return ownUpload(context.db, workspaceId, inside.member.id, uploadId);
    },
    asked,
  );
  return { workspaceId, upload: upload ?? notFound("upload"), accountId };
}

/** As it is in one's turn. One whose last byte came just before a crash is finished now. */
async function uploadNow(
  platform: Platform,
  { workspaceId, upload: seen }: Asked,
  waited: boolean,
): Promise<UploadRow> {
  const again = () => platform.run({ workspaceId }, ({ db }) => ownUpload(db, workspaceId, seen.uploader_id, seen.id));
  const upload = (waited ? await again() : seen) ?? notFound("upload");
  if (upload.received === upload.size && !upload.completed_at) await finishUpload(platform, workspaceId, upload);
  return upload;
}

/** Rows first: bytes that no row names are found later. */
async function takeBack(platform: Platform, workspaceId: string, upload: UploadRow): Promise<void> {
  if (upload.received === upload.size) refuse("conflict", { status: 400, detail: "it is complete" });
  const storedId = await platform.run({ workspaceId }, ({ db }) => deleteUpload(db, workspaceId, upload.id));
  await platform.storage.remove([storedId ?? notFound("upload")]);
}
