import sharp, { type Metadata, type Sharp } from "sharp";
import { decodeHeic } from "./decode-heic.ts";
import type { Made } from "./sandbox-task.ts";

// Whatever a name or a header claims, only these are decoded: above all, nothing that draws SVG.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Nsgif", "Heif", "Tiff"].map((format) => `VipsForeignLoad${format}`),
});
sharp.cache(false);
sharp.concurrency(1);

/**
 * Pixels a picture may have: decoders that go line by line need little memory for many, the others hold all of them.
 * More is how a few kilobytes fill a machine.
 */
const mostPixels = { byLine: 250_000_000, whole: 60_000_000 };
const mostAnimatedPixels = 30_000_000;
const sides = { small: 480, large: 1600, card: 844 };

const options = { failOn: "none", sequentialRead: true, limitInputPixels: mostPixels.byLine } as const;

type Preview = Made["previews"][number];

/** A picture in two sizes as WebP, turned upright and without anything it says about itself. */
export async function shrinkPicture(bytes: Buffer): Promise<Made> {
  const about = await aboutPicture(bytes);
  const heic = about.compression === "hevc" ? await decodeHeic(bytes, mostPixels.whole) : undefined;
  const { data, info } = await fitted(heic ? drawn(heic) : sharp(bytes, options).autoOrient(), sides.large)
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const raw = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const isAnimated = (about.pages ?? 1) > 1 && (about.format === "gif" || about.format === "webp");
  const small = isAnimated ? await animated(bytes, about) : undefined;
  return {
    ...(heic ? { width: heic.width, height: heic.height } : uprightSize(about)),
    previews: [
      small ?? (await webp("small", fitted(raw(), sides.small))),
      // What moves is shown moving: its large picture is itself.
      ...(isAnimated ? [] : [await webp("large", raw())]),
    ],
  };
}

/** The same in the one size that a card shows, twice as sharp as it is drawn; what moves stands still. */
export async function shrinkForCard(bytes: Buffer): Promise<Made> {
  await aboutPicture(bytes);
  return { previews: [await webp("small", fitted(sharp(bytes, options).autoOrient(), sides.card))] };
}

async function aboutPicture(bytes: Buffer): Promise<Metadata> {
  const about = await sharp(bytes, options).metadata();
  const byLine = about.format === "jpeg" || about.format === "png";
  if (!byLine && about.width * (about.pageHeight ?? about.height) > mostPixels.whole)
    throw new Error("too many pixels");
  return about;
}

const drawn = ({ data, width, height }: Awaited<ReturnType<typeof decodeHeic>>): Sharp =>
  sharp(data, { raw: { width, height, channels: 4 } });

const fitted = (picture: Sharp, side: number): Sharp =>
  picture.resize(side, side, { fit: "inside", withoutEnlargement: true });

async function webp(size: Preview["size"], picture: Sharp): Promise<Preview> {
  const { data, info } = await picture.webp({ quality: 80, effort: 3 }).toBuffer({ resolveWithObject: true });
  return { size, width: info.width, height: info.pageHeight ?? info.height, bytes: data };
}

/** Undefined when it has so many frames that it is shown standing still. */
async function animated(bytes: Buffer, about: Metadata): Promise<Preview | undefined> {
  const pixels = about.width * (about.pageHeight ?? about.height) * (about.pages ?? 1);
  if (pixels > mostAnimatedPixels) return undefined;
  const picture = sharp(bytes, { failOn: "none", animated: true, limitInputPixels: mostAnimatedPixels });
  return webp("small", fitted(picture, sides.small));
}

function uprightSize({ width, height, pageHeight, autoOrient }: Metadata): { width: number; height: number } {
  return pageHeight === undefined ? (autoOrient ?? { width, height }) : { width, height: pageHeight };
}
