import { imageHead } from "#platform/images/image-head.ts";

/** A picture as it was sent: its kind is what its bytes say, never what the sender says. */
export type Picture = { mediaType: "image/png" | "image/jpeg" | "image/webp"; bytes: Buffer };

const mostBytes = 200 * 1024;
const mostPixels = 4096;

/** A PNG, JPEG or WebP out of a data URL (RFC 2397); undefined when it is not exactly one of these. */
export function pictureFrom(dataUrl: string): Picture | undefined {
  const encoded = /^data:image\/(?:png|jpeg|webp);base64,([A-Za-z0-9+/]+={0,2})$/.exec(dataUrl)?.[1];
  if (!encoded || encoded.length > Math.ceil(mostBytes / 3) * 4) return undefined;
  const bytes = Buffer.from(encoded, "base64");
  if (bytes.length > mostBytes) return undefined;
  const head = imageHead(bytes);
  if (!head || head.mediaType === "image/gif" || Math.max(head.width, head.height) > mostPixels) return undefined;
  return { mediaType: head.mediaType, bytes };
}
