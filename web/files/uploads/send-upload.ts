import { describeFile } from "@atrium/contract/files/files.ts";
import { createUpload } from "@atrium/contract/files/uploads.ts";
import type { DetailedError, HttpResponse } from "tus-js-client";
import { ApiError, problemOf } from "#platform/api/api-error.ts";
import { callHere } from "#platform/realtime/call-here.ts";
import { renamePicture } from "./local-pictures.ts";
import type { Upload } from "./upload.ts";
import { bytesOf } from "./upload-memory.ts";
import type { SendUpload } from "./upload-queue.ts";
import { changeUpload, uploadById } from "./upload-store.ts";

/** Some proxies bound what one request may carry, and what is acknowledged is not sent again. */
const chunkSize = 8 * 2 ** 20;

/**
 * Announces a file and sends its bytes by tus (https://tus.io/protocols/resumable-upload), which begins by asking how
 * much of it is there. Of several pages that hold the same file one sends it.
 */
export const sendUpload: SendUpload = ({ id }, signal) =>
  alone(`atrium upload ${id}`, signal, async () => {
    const upload = uploadById(id);
    if (!upload || signal.aborted) return;
    const bytes = await bytesOf(id);
    if (!bytes)
      throw new ApiError({ type: "about:blank", title: "The bytes are gone", status: 410, code: "bytes_gone" });
    const { url } = upload.file ?? (await announce(upload));
    try {
      await sendBytes(id, bytes, url, signal);
      if (!signal.aborted) await describeUpload(uploadById(id));
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) throw error;
      // The server forgets what nobody goes on sending for a day: it is begun anew.
      changeUpload(id, { file: null, sent: 0 });
      throw ApiError.offline(error);
    }
  });

async function announce({ id, name, size, voice }: Upload): Promise<{ id: string; url: string }> {
  const { upload } = await callHere(createUpload, { clientId: id, name, size, ...(voice && { voice }) }, { key: id });
  const file = { id: upload.id, url: upload.url };
  renamePicture(id, file.id);
  changeUpload(id, { file });
  return file;
}

async function sendBytes(id: string, bytes: Blob, url: string, signal: AbortSignal): Promise<void> {
  const { Upload: Tus } = await import("tus-js-client");
  await new Promise<void>((resolve, reject) => {
    const tus = new Tus(bytes, {
      uploadUrl: url,
      chunkSize,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onProgress: (sent) => changeUpload(id, { sent }),
      onSuccess: () => resolve(),
      onError: (error) => reject(refusalOf(error)),
    });
    signal.addEventListener("abort", () => {
      tus.abort().catch(reportError);
      resolve();
    });
    if (signal.aborted) resolve();
    else tus.start();
  });
}

/** Tells the server what a picture shows, once it has the picture. */
export async function describeUpload(upload: Upload | undefined): Promise<void> {
  if (upload?.file && upload.alt !== "") await callHere(describeFile, { fileId: upload.file.id, alt: upload.alt });
}

/** What the server said, or that it said nothing. */
function refusalOf(error: Error | DetailedError): ApiError {
  const answer: HttpResponse | null = "originalResponse" in error ? error.originalResponse : null;
  const status = answer?.getStatus() ?? 0;
  if (!answer || status === 0) return ApiError.offline(error);
  // Somebody else is at it, or stands elsewhere than we thought: asking again where it stands puts it right.
  if (status === 409 || status === 423 || status === 460) return ApiError.offline(error);
  return new ApiError(problemOf(bodyOf(answer), status, answer.getHeader("retry-after") ?? null), { cause: error });
}

function bodyOf(answer: HttpResponse): unknown {
  try {
    return JSON.parse(answer.getBody());
  } catch {
    return null;
  }
}

/** Tells the server that what it has of a file is not wanted; when it does not hear it, it forgets it by itself. */
export async function cancelUpload({ file }: Upload): Promise<void> {
  if (!file) return;
  const { Upload: Tus } = await import("tus-js-client");
  await Tus.terminate(file.url, { retryDelays: null });
}

/** Runs the work while no other page of this browser does the same. Insecure origins have no locks. */
async function alone(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request(name, { signal }, work).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
