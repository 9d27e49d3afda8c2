import type { VoiceDetails } from "@atrium/contract/files/uploads.ts";
import { t } from "@lingui/core/macro";
import { newClientId } from "#platform/api/new-client-id.ts";
import { toast } from "#ui/feedback/toast.ts";
import { isDrawn } from "../drawn-picture.ts";
import { fileLimits } from "./file-limits.ts";
import { keepPicture, pictureSize } from "./local-pictures.ts";
import type { Upload } from "./upload.ts";
import { keepBytes, keepUpload } from "./upload-memory.ts";
import { changeUpload, uploads, uploadsOf } from "./upload-store.ts";
import { workOnUploads } from "./uploading.ts";

/**
 * Takes files somebody chose, dropped or pasted; they are sent at once, before the message is.
 * @param most Null for what goes into no message.
 */
export function chooseFiles(
  holder: string,
  files: readonly File[],
  most: number | null = fileLimits.get().perMessage,
): void {
  const whole = files.filter((file) => file.size > 0);
  const taken = most === null ? whole : whole.slice(0, Math.max(0, most - uploadsOf(holder).length));
  if (whole.length < files.length) toast(t`An empty file cannot be sent.`, { kind: "danger" });
  if (most !== null && taken.length < whole.length) {
    toast(t`A message carries ${most} files at most. The others were left out.`, { kind: "danger" });
  }
  const now = Date.now();
  // Those of one choice are apart by less than a millisecond.
  for (const [at, file] of taken.entries()) take(asUpload(holder, file, now + at / 100), file);
  workOnUploads();
}

/** The same for what somebody has said. False when the message is full: then it is still theirs to keep or to send later. */
export function chooseVoice(holder: string, file: File, voice: VoiceDetails): boolean {
  const most = fileLimits.get().perMessage;
  if (uploadsOf(holder).length >= most) {
    toast(t`A message carries ${most} files at most. Take one out, or send this by itself.`, { kind: "danger" });
    return false;
  }
  take({ ...asUpload(holder, file, Date.now()), voice }, file);
  workOnUploads();
  return true;
}

function take(upload: Upload, file: File): void {
  uploads.set((all) => [...all, upload]);
  keepBytes(upload.id, file);
  keepUpload(upload);
  if (isDrawn(upload.mediaType)) measure(upload.id, file).catch(reportError);
}

const asUpload = (holder: string, { name, size, type }: File, chosenAt: number): Upload => ({
  id: newClientId(),
  holder,
  chosenAt,
  name: name || t`File`,
  size,
  mediaType: type,
  width: null,
  height: null,
  alt: "",
  voice: null,
  picture: null,
  file: null,
  state: "waiting",
  sent: 0,
  error: null,
});

async function measure(id: string, file: Blob): Promise<void> {
  keepPicture(id, file);
  const found = await pictureSize(file);
  if (found) changeUpload(id, found);
}
