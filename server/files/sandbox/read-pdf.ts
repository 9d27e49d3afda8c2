import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import "./bound-memory.ts";
import { keptText, type Made, mostText } from "./sandbox-task.ts";

sharp.cache(false);
sharp.concurrency(1);

const longestSide = 1200;
const mostSeconds = 25;
const mostPages = 5000;

/** The first page of a PDF as a picture, how many there are, and their words. Nothing in it is run. */
export async function readPdf(bytes: Buffer): Promise<Made> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const pages = document.getPageCount();
  const ends = Date.now() + mostSeconds * 1000;
  let text = "";
  for (let number = 0; number < Math.min(pages, mostPages) && text.length < mostText && Date.now() < ends; number += 1)
    text += `${pageText(document.getPage(number))}\n\n`;
  return { pages, text: keptText(text), previews: pages > 0 ? await firstPage(document.getPage(0)) : [] };
}

type Page = ReturnType<Awaited<ReturnType<PDFiumLibrary["loadDocument"]>>["getPage"]>;

/** One page that cannot be read does not take the others with it. */
function pageText(page: Page): string {
  try {
    return page.getText().replaceAll("\r\n", "\n");
  } catch {
    return "";
  }
}

async function firstPage(page: Page): Promise<Made["previews"]> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = longestSide / Math.max(originalWidth, originalHeight, 1);
  const width = Math.max(1, Math.round(originalWidth * scale));
  const height = Math.max(1, Math.round(originalHeight * scale));
  const { data } = await page.render({ width, height, render: "bitmap" });
  const picture = sharp(data, { raw: { width, height, channels: 4 } });
  const sizes = [
    { size: "page", side: longestSide },
    { size: "small", side: 480 },
  ] as const;
  return Promise.all(
    sizes.map(async ({ size, side }) => {
      const shown = picture.clone().flatten({ background: "white" }).resize(side, side, { fit: "inside" });
      const { data: made, info } = await shown.webp({ quality: 80, effort: 3 }).toBuffer({ resolveWithObject: true });
      return { size, width: info.width, height: info.height, bytes: made };
    }),
  );
}
