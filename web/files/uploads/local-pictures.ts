import type { SharedFile } from "@atrium/contract/files/files.ts";
import type { Upload } from "./upload.ts";

/**
 * Pictures as they lie on this device: shown while they are being sent, and on, in their message, so that one's own
 * picture does not blink when the server's takes its place. By the id of the upload, and of the file it became.
 */
const addresses = new Map<string, string>();
/** Behind that the server's picture will do. */
const most = 60;

export function keepPicture(id: string, bytes: Blob): void {
  if (!addresses.has(id)) addresses.set(id, URL.createObjectURL(bytes));
  for (const [oldest, address] of addresses) {
    if (addresses.size <= most) return;
    URL.revokeObjectURL(address);
    addresses.delete(oldest);
  }
}

const localPicture = (id: string): string | undefined => addresses.get(id);

/** What is shown of an upload: from this device, or from the server when it was chosen on another. */
export const pictureOf = ({ id, file, picture }: Pick<Upload, "id" | "file" | "picture">): string | undefined =>
  localPicture(file?.id ?? id) ?? picture ?? undefined;

/** The same for a file that is shown somewhere: what lies on this device is its first version. */
export const pictureOfFile = ({ id, version }: Pick<SharedFile, "id" | "version">): string | undefined =>
  version === 1 ? localPicture(id) : undefined;

/** The server has given the upload an id of its own: what is shown of it goes on being shown. */
export function renamePicture(id: string, fileId: string): void {
  const address = addresses.get(id);
  if (!address) return;
  addresses.delete(id);
  addresses.set(fileId, address);
}

export function forgetPicture(id: string): void {
  const address = addresses.get(id);
  if (!address) return;
  addresses.delete(id);
  URL.revokeObjectURL(address);
}

/** Width and height as it will stand there; null for what the browser cannot read. */
export async function pictureSize(bytes: Blob): Promise<{ width: number; height: number } | null> {
  const picture = await createImageBitmap(bytes).catch(() => null);
  if (!picture) return null;
  const { width, height } = picture;
  picture.close();
  return { width, height };
}
