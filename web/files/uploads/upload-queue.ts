import { ApiError } from "#platform/api/api-error.ts";
import type { Upload } from "./upload.ts";
import { changeUpload, uploadById, uploads } from "./upload-store.ts";

/** Sends the bytes of one upload, from wherever the server stands; rejects with an `ApiError`. */
export type SendUpload = (upload: Upload, signal: AbortSignal) => Promise<void>;
/** Waits before the next try: some seconds, or until there is a reason to try at once. */
type Rest = (seconds: number, signal: AbortSignal) => Promise<void>;

/** More at once do not make the line any wider, and each would be slower to be seen. */
const most = 3;

/**
 * The order in which files go to the server: as they were chosen, three at once. What fails because of the network is
 * tried again until it goes; what the server refuses stays with its reason.
 */
export function createUploadQueue(send: SendUpload, rest: Rest) {
  const running = new Map<string, AbortController>();

  function work(): void {
    for (const { id, state } of uploads.get()) {
      if (running.size >= most) return;
      if (state === "waiting" && !running.has(id)) begin(id);
    }
  }
  function begin(id: string): void {
    const controller = new AbortController();
    running.set(id, controller);
    sendUntilThere(id, controller.signal)
      .catch((error: unknown) => reportError(error))
      .finally(() => {
        // Stopped and begun again meanwhile: the place is another's.
        if (running.get(id) === controller) running.delete(id);
        work();
      });
  }
  async function sendUntilThere(id: string, signal: AbortSignal): Promise<void> {
    for (let failures = 0; ; ) {
      const upload = uploadById(id);
      if (!upload || signal.aborted) return;
      changeUpload(id, { state: "sending", error: null });
      const error = await send(upload, signal).then(
        () => null,
        (thrown: unknown) => (thrown instanceof ApiError ? thrown : ApiError.offline(thrown)),
      );
      if (signal.aborted) return;
      if (!error) return changeUpload(id, { state: "done", sent: upload.size });
      // No room comes by itself in seconds: who waits is told, and tries again when there is.
      if (!error.passing || error.code === "storage_full") return changeUpload(id, { state: "refused", error });
      failures = (uploadById(id)?.sent ?? 0) > upload.sent ? 0 : failures + 1;
      changeUpload(id, { state: "waiting" });
      await rest(error.retryAfter ?? Math.min(30, 2 ** failures / 2), signal);
    }
  }
  /** Takes an upload out of the work, e.g. because it is paused or removed. */
  function stop(id: string): void {
    running.get(id)?.abort();
    running.delete(id);
  }
  return {
    work,
    stop,
    stopAll: () => {
      for (const id of [...running.keys()]) stop(id);
    },
  };
}
