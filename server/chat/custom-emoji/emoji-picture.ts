import { bytesOfDataUrl, type Picture, scalePicture } from "#platform/images/scale-picture.ts";

const mostBytes = 1024 * 1024;
/** Drawn at 128 pixels and less; an animation goes on moving. */
const limits = { mostPixels: 2048, side: 128, animated: true };

/** The picture out of a data URL, scaled; undefined when it is too large, or none by what its bytes say. */
export async function emojiPictureFrom(dataUrl: string): Promise<Picture | undefined> {
  const bytes = bytesOfDataUrl(dataUrl, mostBytes);
  return bytes && scalePicture(bytes, limits);
}
