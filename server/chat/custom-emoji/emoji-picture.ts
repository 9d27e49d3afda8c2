import { type ImageType, imageHead } from "#platform/images/image-head.ts";

const mostBytes = 256 * 1024;
/** An animation cannot be made smaller by the browser that sends it; it is drawn small all the same. */
const mostPixels = 512;

/** The picture out of a data URL; undefined when it is too large, or none by what its bytes say. */
export function emojiPictureFrom(dataUrl: string): { mediaType: ImageType; bytes: Buffer } | undefined {
  const encoded = /^data:image\/\w+;base64,([A-Za-z0-9+/]+={0,2})$/.exec(dataUrl)?.[1] ?? "";
  const bytes = Buffer.from(encoded, "base64");
  const head = bytes.length <= mostBytes ? imageHead(bytes) : undefined;
  return head && Math.max(head.width, head.height) <= mostPixels ? { mediaType: head.mediaType, bytes } : undefined;
}
