import type { IncomingMessage } from "node:http";
import type { Platform } from "#platform/operations/platform.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { partBytes } from "#platform/storage/storage.ts";
import { ArrivingBytes } from "./arriving-bytes.ts";
import { finishUpload, keepWhole } from "./finish-upload.ts";
import { readBody } from "./read-body.ts";
import type { UploadRow } from "./upload-rows.ts";

export type Receiving = { workspaceId: string; upload: UploadRow; stop: AbortSignal };

/**
 * Keeps what a request brings behind what is there, and makes a file of it when that was the last of it; answers how
 * much is there then. What came before a request broke off is kept, as a part that the next one makes longer.
 * @throws Refusal too_large, conflict, and what `finishUpload` refuses.
 */
export async function receiveBytes(
  platform: Platform,
  request: IncomingMessage,
  receiving: Receiving,
): Promise<number> {
  const { upload } = receiving;
  const isWhole = upload.received === 0 && upload.size <= partBytes && !platform.scanner;
  return isWhole ? receiveWhole(platform, request, receiving) : receiveParts(platform, request, receiving, []);
}

async function receiveWhole(platform: Platform, request: IncomingMessage, receiving: Receiving): Promise<number> {
  const { workspaceId, upload, stop } = receiving;
  const pieces: Buffer[] = [];
  const take = (bytes: Buffer) => void pieces.push(bytes);
  await readBody(request, { take: within(upload, take), stop });
  const bytes = Buffer.concat(pieces);
  if (bytes.length < upload.size) return receiveParts(platform, request, receiving, [bytes]);
  await keepWhole(platform, workspaceId, upload, bytes);
  return bytes.length;
}

/** @param begun What was read of it already. */
async function receiveParts(
  platform: Platform,
  request: IncomingMessage,
  { workspaceId, upload, stop }: Receiving,
  begun: Buffer[],
): Promise<number> {
  const stored = { id: upload.stored_id, key: platform.storage.unwrap(upload.stored_id, upload.key_wrapped) };
  const arriving = await ArrivingBytes.behind(
    platform,
    { workspaceId, stored, senderId: upload.uploader_id },
    upload.received,
  );
  try {
    for (const bytes of begun) await arriving.take(bytes);
    await readBody(request, { take: within(upload, (bytes) => arriving.take(bytes)), stop });
  } finally {
    await arriving.keep();
  }
  if (arriving.kept === upload.size && upload.received < upload.size) await finishUpload(platform, workspaceId, upload);
  return arriving.kept;
}

/** No more than was announced. */
function within(upload: UploadRow, take: (bytes: Buffer) => Promise<void> | undefined) {
  let length = upload.received;
  return (bytes: Buffer) => {
    length += bytes.length;
    if (length > upload.size) refuse("too_large", { detail: `it was announced with ${upload.size} bytes` });
    return take(bytes);
  };
}
