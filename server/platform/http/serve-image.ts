import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { asMember, run } from "#platform/operations/run.ts";
import { readKept } from "#platform/storage/keep-bytes.ts";
import { requestOf } from "./mount-operations.ts";

/** Its bytes, or where they lie in storage. */
export type ServedImage = { mediaType: string; bytes: Buffer } | { mediaType: string; kept: Kept };
type Kept = { id: string; keyWrapped: string };

const Params = z.object({ workspaceId: z.uuid(), imageId: z.uuid() });

/**
 * The bytes of a workspace's pictures of one kind, for its members alone. They came from people or from other sites,
 * so a browser may do nothing with them but show them: no sniffing, no script even when opened by itself.
 * @param folder The last folder of their address; an id never gets other bytes.
 */
export function serveImages(
  app: FastifyInstance,
  platform: Platform,
  folder: string,
  find: (context: WorkspaceContext, id: string) => Promise<ServedImage | undefined>,
): void {
  app.get(`/api/v1/workspaces/:workspaceId/${folder}/:imageId`, async (request, reply) => {
    const params = Params.safeParse(request.params);
    if (!params.success) return notFound("picture");
    const { workspaceId, imageId } = params.data;
    const asked = await requestOf(platform, request, reply);
    if (!asked.identity) return refuse("not_signed_in");
    const scope = { workspaceId, accountId: asked.identity.accountId, mode: "read" as const };
    const image = await run(
      platform,
      scope,
      async (context) => {
        const inside = await asMember(context, workspaceId);
        return inside && find(inside, imageId);
      },
      asked,
    );
    if (!image) return notFound("picture");
    // Outside the transaction: a store elsewhere may take its time.
    const bytes = "kept" in image ? await readKept(platform.storage, image.kept) : image.bytes;
    return reply
      .headers({
        "content-type": image.mediaType,
        "content-disposition": "inline",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
        // Private: no cache between may show it to somebody else.
        "cache-control": "private, max-age=31536000, immutable",
        vary: "cookie, authorization",
      })
      .send(bytes);
  });
}

/** A picture's row, with how its bytes are opened; or the bytes themselves, of one that was not moved into storage yet. */
export type PictureRow = {
  media_type: string;
  bytes?: Buffer | null;
  stored_id: string | null;
  key_wrapped: string | null;
};

export function servedPicture(row: PictureRow): ServedImage | undefined {
  const { media_type: mediaType, bytes, stored_id: id, key_wrapped: keyWrapped } = row;
  if (id !== null && keyWrapped !== null) return { mediaType, kept: { id, keyWrapped } };
  return bytes ? { mediaType, bytes } : undefined;
}
