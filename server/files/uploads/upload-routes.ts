import { Server } from "@tus/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { may } from "#platform/access/access.ts";
import { requestOf } from "#platform/http/mount-operations.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { problemOf } from "#platform/operations/problem.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { asMember, run } from "#platform/operations/run.ts";
import { finishUpload } from "./finish-upload.ts";
import { UnderWay } from "./under-way.ts";
import { UploadLocker } from "./upload-lock.ts";
import { ownUpload, type UploadRow } from "./upload-rows.ts";
import { UploadStore } from "./upload-store.ts";

const Params = z.object({ workspaceId: z.uuid(), uploadId: z.uuid() });
type Asked = { workspaceId: string; upload: UploadRow; accountId: string };

/** The way bytes come in: tus 1.0.0 (core and termination), for who announced the upload alone. */
export function uploadRoutes(app: FastifyInstance, platform: Platform): void {
  const asked = new WeakMap<object, Asked>();
  const underWay = new UnderWay();
  const tus = new Server({
    path: "/api/v1",
    datastore: new UploadStore(platform),
    locker: new UploadLocker(),
    // Who comes back after a lost network finds the old request still open, and must not wait for it.
    lockDrainTimeout: 300,
    // Only our own pages: no header lets others in.
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    getFileIdFromRequest: (request) => {
      const found = asked.get(request.runtime?.node?.req as object);
      if (!found) return undefined;
      const { id, stored_id, uploader_id } = found.upload;
      return `${found.workspaceId}/${id}/${stored_id}/${uploader_id}`;
    },
    onUploadFinish: async (request) => {
      const found = asked.get(request.runtime?.node?.req as object);
      if (found) await finishUpload(platform, found.workspaceId, found.upload);
      return {};
    },
    onResponseError: (_, error) => ("status_code" in error ? undefined : answerOf(platform, error)),
  });
  // Bodies go past Fastify: what arrives is written as it comes.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    scope.route({
      method: ["HEAD", "PATCH", "DELETE"],
      url: "/api/v1/workspaces/:workspaceId/uploads/:uploadId",
      config: { isLong: true },
      handler: async (request, reply) => {
        const found = await accessUpload(platform, request, reply);
        asked.set(request.raw, found);
        const answer = async () => {
          reply.hijack();
          for (const [name, value] of Object.entries(reply.getHeaders())) if (value) reply.raw.setHeader(name, value);
          await tus.handle(request.raw, reply.raw);
        };
        const end = () => request.raw.destroy();
        await (request.method === "PATCH" ? underWay.take(found.accountId, answer, end) : answer());
      },
    });
  });
}

/** The upload, which is the asker's own. One whose last byte came just before a crash is finished now. */
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
  if (!upload) return notFound("upload");
  if (upload.received === upload.size && !upload.completed_at) await finishUpload(platform, workspaceId, upload);
  return { workspaceId, upload, accountId };
}

/** A refusal in the words of the rest of the API; what went wrong inside is told to the log alone. */
function answerOf(platform: Platform, error: Error): { status_code: number; body: string } {
  const problem = problemOf(error, { quota_exceeded: 409 }, "");
  if (problem.status >= 500) platform.log.error({ err: error }, "an upload failed");
  return { status_code: problem.status, body: JSON.stringify(problem) };
}
