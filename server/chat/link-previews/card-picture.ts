import { runSandboxed } from "#files/sandbox/index.ts";
import type { ReadCard } from "./preview-rows.ts";

const mostSeconds = 20;
let last: Promise<unknown> = Promise.resolve();

/**
 * A picture of somebody else's site, decoded where it can do no harm and written anew as large as a card shows it. One
 * after the other: many links at once take no more memory than one. Null when it is broken or takes too long.
 */
export function cardPicture(bytes: Buffer): Promise<ReadCard["image"]> {
  const picture = last.then(() => shrunk(bytes));
  last = picture;
  return picture;
}

async function shrunk(given: Buffer): Promise<ReadCard["image"]> {
  const made = await runSandboxed("card", [given], { seconds: mostSeconds }).catch(() => undefined);
  const [preview] = made?.previews ?? [];
  if (!preview) return null;
  const { width, height, bytes } = preview;
  return { width, height, mediaType: "image/webp", bytes };
}
