import type { SharedFile } from "@atrium/contract/files/files.ts";
import { currentSpace } from "#platform/store/space.ts";
import { previewAddress } from "../file-address.ts";
import type { Upload } from "./upload.ts";
import { uploads } from "./upload-store.ts";
import { settleUpload } from "./uploading.ts";

/**
 * Files that were uploaded on another device and are to be sent with the same: they stand among those of this device as
 * done. Their bytes are on the server only, which is also who remembers them.
 */
export function holdFiles(holder: string, files: readonly SharedFile[]): void {
  const known = new Set(uploads.get().map(({ file }) => file?.id));
  const added = files.filter(({ id }) => !known.has(id));
  if (added.length > 0) uploads.set((all) => [...all, ...added.map((file) => asUpload(holder, file))]);
}

/** Takes files out that were sent or removed elsewhere. */
export function dropFiles(holder: string, ids: readonly string[]): void {
  for (const upload of uploads.get()) {
    if (upload.holder === holder && upload.file && ids.includes(upload.file.id)) settleUpload(upload.id);
  }
}

function asUpload(holder: string, file: SharedFile): Upload {
  const { id, name, size, mediaType, width, height, alt, kind, durationMs, waveform, previews } = file;
  const isVoice = kind === "voice" && durationMs !== null;
  return {
    id,
    holder,
    chosenAt: Date.now(),
    name,
    size,
    mediaType,
    width,
    height,
    alt,
    voice: isVoice ? { durationMs, waveform: waveform ?? [] } : null,
    picture: previews.some((preview) => preview.size === "small") ? previewAddress(file, "small") : null,
    file: { id, url: `/api/v1/workspaces/${currentSpace().workspaceId}/uploads/${id}` },
    state: "done",
    sent: size,
    error: null,
  };
}
