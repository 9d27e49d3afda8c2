import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { requestOf } from "#platform/http/mount-operations.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { asMember, run } from "#platform/operations/run.ts";
import { pictureById } from "./picture-rows.ts";

const Params = z.object({ workspaceId: z.uuid(), pictureId: z.uuid() });

/**
 * The bytes of people's pictures, for members of the workspace alone. They came from people, so a browser may do
 * nothing with them but show them: no sniffing, no script even when opened by itself.
 */
export function mountPictures(app: FastifyInstance, platform: Platform): void {
  app.get("/api/v1/workspaces/:workspaceId/pictures/:pictureId", async (request, reply) => {
    const params = Params.safeParse(request.params);
    if (!params.success) return notFound("picture");
    const { workspaceId, pictureId } = params.data;
    const asked = await requestOf(platform, request, reply);
    if (!asked.identity) return refuse("not_signed_in");
    const scope = { workspaceId, accountId: asked.identity.accountId, mode: "read" as const };
    const picture = await run(
      platform,
      scope,
      async (context) => (await asMember(context, workspaceId)) && pictureById(context.db, workspaceId, pictureId),
      asked,
    );
    if (!picture) return notFound("picture");
    return reply
      .headers({
        "content-type": picture.mediaType,
        "content-disposition": "inline",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
        // The id changes with the picture. Private: no cache between may show it to somebody else.
        "cache-control": "private, max-age=31536000, immutable",
        vary: "cookie, authorization",
      })
      .send(picture.bytes);
  });
}
