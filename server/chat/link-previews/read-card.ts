import type { Outside, OutsideAnswer } from "#platform/fetch/fetch-outside.ts";
import { OutsideError } from "#platform/fetch/outside-error.ts";
import { imageHead } from "#platform/images/image-head.ts";
import { cardPicture } from "./card-picture.ts";
import { cleanLine } from "./clean-line.ts";
import type { ReadCard } from "./preview-rows.ts";
import { readEmbed } from "./read-embed.ts";

const pageTypes = ["text/html", "application/xhtml+xml"];
const imageTypes = ["image/png", "image/jpeg", "image/webp", "image/gif"];
const mostBytes = 1024 * 1024;
/** Smaller ones are dots that count visitors. */
const leastPixels = 32;

/**
 * What a page says of itself: Open Graph, then Twitter's names, then oEmbed, then its plain title. Null when there is
 * nothing worth a card.
 * @throws OutsideError when the page could not be asked for.
 */
export async function readCard(outside: Outside, url: string): Promise<ReadCard | null> {
  const options = { maxBytes: mostBytes, cut: true, accept: [...pageTypes, ...imageTypes], timeout: 6000 };
  const answer = await outside.fetch(url, options);
  if (imageTypes.includes(answer.mediaType)) return cardOfImage(answer);
  const { pageText, readPage } = await import("./read-page.ts");
  const page = readPage(pageText(answer), answer.url);
  const needsMore = !page.title || !page.image;
  const embed = needsMore && page.embed ? await readEmbed(outside, page.embed) : undefined;
  const title = cleanLine(page.title || embed?.title || page.plainTitle, 200);
  if (!title) return null;
  const picture = page.image ?? embed?.image;
  return {
    site: cleanLine(page.site || embed?.site || siteOf(answer.url), 80),
    title,
    description: cleanLine(page.description || embed?.author || "", 300),
    image: picture ? await readImage(outside, picture) : null,
  };
}

const siteOf = (url: string): string => new URL(url).hostname.replace(/^www\./, "");

async function cardOfImage(answer: OutsideAnswer): Promise<ReadCard | null> {
  const image = await imageOf(answer.body);
  const name = new URL(answer.url).pathname.split("/").at(-1) ?? "";
  return (
    image && {
      site: siteOf(answer.url),
      title: cleanLine(decoded(name) || siteOf(answer.url), 200),
      description: "",
      image,
    }
  );
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A page without its picture is still worth a card. */
async function readImage(outside: Outside, url: string): Promise<ReadCard["image"]> {
  try {
    const { body } = await outside.fetch(url, { maxBytes: mostBytes, accept: imageTypes, timeout: 5000 });
    return await imageOf(body);
  } catch (error) {
    if (error instanceof OutsideError) return null;
    throw error;
  }
}

/** What its bytes say it is, as large as it is shown; one that was cut off is none. */
async function imageOf(bytes: Buffer): Promise<ReadCard["image"]> {
  const head = bytes.length < mostBytes ? imageHead(bytes) : undefined;
  return head && Math.min(head.width, head.height) >= leastPixels ? cardPicture(bytes) : null;
}
