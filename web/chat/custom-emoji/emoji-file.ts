/** The longer side of an emoji, in pixels: four times what is shown, for sharp screens. */
const side = 128;
/** What the server takes; it makes it smaller, and an animation goes on moving. */
const mostBytes = 1024 * 1024;
const mostPixels = 2048;

/** The file is no picture, or cannot be made small enough. */
export class EmojiFileError extends Error {
  override name = "EmojiFileError";
}

/** The file as a data URL small enough to send. What is too large is made smaller here, but for an animation, which would stand still. */
export async function emojiFrom(file: File): Promise<string> {
  const image = await createImageBitmap(file).catch(() => null);
  if (!image) throw new EmojiFileError();
  const isAnimated = file.type === "image/gif";
  const fits = file.size <= mostBytes && Math.max(image.width, image.height) <= mostPixels;
  if (fits && /^image\/(?:png|gif|webp|jpeg)$/.test(file.type)) return readFile(file);
  if (isAnimated) throw new EmojiFileError();
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new EmojiFileError();
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

/** A picture that is not square, of which a part may be meant. */
export type Wide = { file: File; image: ImageBitmap };

/** Undefined for what is square enough, what moves, and what is no picture. */
export async function wideFrom(file: File): Promise<Wide | undefined> {
  if (file.type === "image/gif") return undefined;
  const image = await createImageBitmap(file).catch(() => null);
  const isWide = image && Math.max(image.width, image.height) > Math.min(image.width, image.height) * 1.25;
  return isWide ? { file, image } : undefined;
}

function readFile(file: File): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => (typeof reader.result === "string" ? resolve(reader.result) : reject(new EmojiFileError()));
  reader.onerror = () => reject(new EmojiFileError());
  reader.readAsDataURL(file);
  return promise;
}

/** A name out of a file's: `Party Parrot.gif` is `party_parrot`. */
export const nameFromFile = (file: string): string => writtenName(file.replace(/\.\w+$/, "")).slice(0, 32);

/** Several names out of what somebody typed between commas or spaces. */
export const namesFrom = (typed: string): string[] =>
  typed
    .split(/[\s,:]+/)
    .map(writtenName)
    .filter(Boolean);

/** What somebody types as a name, in the letters names have. */
export const writtenName = (typed: string): string =>
  typed
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s.]+/g, "_")
    .replace(/[^a-z0-9_+-]/g, "");
