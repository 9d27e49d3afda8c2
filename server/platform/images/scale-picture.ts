import { type ImageType, imageHead } from "./image-head.ts";

export type Picture = { mediaType: ImageType; bytes: Buffer };
export type PictureLimits = {
  /** Most pixels on each side of what is given; what comes out is scaled to `side` at most. */
  mostPixels: number;
  side: number;
  /** An animation goes on moving; otherwise its first moment is taken. */
  animated?: boolean;
};

/** Only what these decoders read is decoded: of the others most holes were found. */
async function boundedSharp() {
  const { default: sharp } = await import("sharp");
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: ["Jpeg", "Png", "Webp", "Nsgif"].map((kind) => `VipsForeignLoad${kind}`) });
  return sharp;
}

/** All moments of an animation together. */
const mostPixelsInAll = 40_000_000;

/**
 * Something drawn by somebody, decoded and written anew as WebP: small, upright, and with nothing in it but what is
 * seen (no position, no camera). Undefined when it is no picture, larger than allowed, or broken.
 */
export async function scalePicture(given: Buffer, limits: PictureLimits): Promise<Picture | undefined> {
  const head = imageHead(given);
  if (!head || Math.max(head.width, head.height) > limits.mostPixels) return undefined;
  try {
    const { side, animated = false } = limits;
    const sharp = await boundedSharp();
    const bytes = await sharp(given, { limitInputPixels: mostPixelsInAll, failOn: "error", animated })
      .autoOrient()
      .resize(side, side, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 88, smartSubsample: true })
      .toBuffer();
    return { mediaType: "image/webp", bytes };
  } catch {
    return undefined;
  }
}

/** One of ours for who cannot draw WebP: mail programs. */
export const asPng = async (picture: Buffer): Promise<Buffer> => (await boundedSharp())(picture).png().toBuffer();

/** The bytes in a data URL (RFC 2397) of a picture; undefined when they are too many. */
export function bytesOfDataUrl(dataUrl: string, mostBytes: number): Buffer | undefined {
  const encoded = /^data:image\/(?:png|jpeg|webp|gif);base64,([A-Za-z0-9+/]+={0,2})$/.exec(dataUrl)?.[1];
  if (!encoded || encoded.length > Math.ceil(mostBytes / 3) * 4) return undefined;
  const bytes = Buffer.from(encoded, "base64");
  return bytes.length <= mostBytes ? bytes : undefined;
}
