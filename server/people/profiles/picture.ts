import { bytesOfDataUrl, type Picture, scalePicture } from "#platform/images/scale-picture.ts";

const mostBytes = 200 * 1024;
const limits = { mostPixels: 4096, side: 512 };

/** A picture out of a data URL, scaled; undefined when it is not exactly that. */
export async function pictureFrom(dataUrl: string): Promise<Picture | undefined> {
  const bytes = bytesOfDataUrl(dataUrl, mostBytes);
  return bytes && scalePicture(bytes, limits);
}
