import { request } from "node:http";
import type { SharedFile } from "@atrium/contract/files/files.ts";
import { readFile } from "@atrium/contract/files/files.ts";
import { createUpload, type Upload, type VoiceDetails } from "@atrium/contract/files/uploads.ts";
import { newId } from "../platform/operations/new-id.ts";
import type { SignedUp } from "./signed-up.ts";

type Where = { url: string };
type Wish = { name?: string; clientId?: string; voice?: VoiceDetails };

/** Announces a file of these bytes, and sends none of them. */
export async function announced(
  who: SignedUp,
  workspaceId: string,
  size: number,
  { name = "note.txt", clientId = newId(), voice }: Wish = {},
): Promise<Upload> {
  return (await who.client.call(createUpload, { workspaceId, clientId, name, size, ...(voice && { voice }) })).upload;
}

/** Sends bytes to an upload, as a browser would. */
export const patch = (server: Where, who: SignedUp, upload: Upload, offset: number, bytes: Buffer) =>
  tus(server, who, upload, "PATCH", {
    headers: { "content-type": "application/offset+octet-stream", "upload-offset": String(offset) },
    body: bytes,
  });

export const tus = (
  server: Where,
  who: SignedUp | undefined,
  upload: Pick<Upload, "url">,
  method: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: Buffer } = {},
): Promise<Response> =>
  fetch(`${server.url}${upload.url}`, {
    method,
    headers: { "tus-resumable": "1.0.0", ...(who && { cookie: who.cookie }), ...headers },
    ...(body && { body: new Uint8Array(body) }),
  });

/** How many bytes of an upload are there. */
export async function receivedOf(server: Where, who: SignedUp, upload: Upload): Promise<number> {
  return Number((await tus(server, who, upload, "HEAD")).headers.get("upload-offset"));
}

/** A complete file of somebody's. */
export async function uploaded(
  server: Where,
  who: SignedUp,
  workspaceId: string,
  bytes: Buffer | string = "hello",
  wish: Wish = {},
): Promise<SharedFile> {
  const content = Buffer.from(bytes as string);
  const upload = await announced(who, workspaceId, content.length, wish);
  const answer = await patch(server, who, upload, 0, content);
  if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await who.client.call(readFile, { workspaceId, fileId: upload.id })).file;
}

/** Asks for a file's bytes. */
export const contentOf = (
  server: Where,
  who: SignedUp | undefined,
  workspaceId: string,
  fileId: string,
  { headers = {}, query = "" }: { headers?: Record<string, string>; query?: string } = {},
): Promise<Response> =>
  fetch(`${server.url}/api/v1/workspaces/${workspaceId}/files/${fileId}/content${query}`, {
    headers: { ...(who && { cookie: who.cookie }), ...headers },
  });

/** Begins to send bytes and breaks off before the end. */
export async function brokenOff(
  server: Where,
  who: SignedUp,
  upload: Upload,
  offset: number,
  bytes: Buffer,
): Promise<void> {
  const sending = request(`${server.url}${upload.url}`, {
    method: "PATCH",
    headers: {
      cookie: who.cookie,
      "tus-resumable": "1.0.0",
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(offset),
      "content-length": String(upload.size - offset),
    },
  });
  sending.on("error", () => undefined);
  await new Promise((resolve) => sending.write(bytes, resolve));
  sending.destroy();
}
