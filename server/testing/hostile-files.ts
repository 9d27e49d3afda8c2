import { crc32, deflateSync } from "node:zlib";
import { png } from "./pictures.ts";
import { writeZip } from "./write-zip.ts";

export type HostileFile = {
  what: string;
  name: string;
  bytes: Buffer;
  /** Shown where it is asked for, which then can do nothing; otherwise it can only be saved. */
  isShown?: boolean;
};

/** What would tell that something ran: the title of the page. */
export const owned = "owned";
const script = `document.title="${owned}"`;
const tag = `<script>${script}</script>`;

const text = (content: string): Buffer => Buffer.from(content);

/** A picture of a format whose reader never looks at the rest. */
function jpegWithComment(): Buffer {
  const comment = text(`${tag}-->`);
  const length = Buffer.from([0, comment.length + 2]);
  const frame = Buffer.from("ffc0000b080001000101011100ffda0008010100003f00d2ffd9", "hex");
  return Buffer.concat([Buffer.from("ffd8fffe", "hex"), length, comment, frame]);
}

/** As many pixels as a machine has memory for, in a few bytes. */
function floodOfPixels(): Buffer {
  const picture = Buffer.from(png(2, 2));
  picture.writeUInt32BE(60_000, 16);
  picture.writeUInt32BE(60_000, 20);
  picture.writeUInt32BE(crc32(picture.subarray(12, 29)), 29);
  return picture;
}

/** A tape archive with a link to a place outside (POSIX.1-1988, ustar). */
function tarWithLink(): Buffer {
  const head = Buffer.alloc(512);
  head.write("passwords", 0);
  head.write("0000777\u00000000000\u00000000000\u000000000000000\u000000000000000\u0000", 100);
  head.write("        2/etc/passwd", 148);
  head.write("ustar\u000000", 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return Buffer.concat([head, Buffer.alloc(1024)]);
}

const openDocument = (content: string): Buffer =>
  writeZip([
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "word/document.xml", data: content },
  ]);

/** Files that would do something if anybody let them. */
export const hostileFiles: HostileFile[] = [
  { what: "a page with a script", name: "page.html", bytes: text(`<!doctype html><title>x</title>${tag}`) },
  { what: "a page called a picture", name: "cat.png", bytes: text(`<html>${tag}</html>`) },
  { what: "a page behind a comment", name: "note.txt", bytes: text(`<!-- hello -->\n${tag}`) },
  { what: "a page in UTF-16", name: "wide.txt", bytes: Buffer.from(`\ufeff<html>${tag}`, "utf16le") },
  {
    what: "a drawing with a script",
    name: "logo.svg",
    bytes: text(`<svg xmlns="http://www.w3.org/2000/svg" onload='${script}'><script>${script}</script></svg>`),
  },
  {
    what: "a drawing called a photograph",
    name: "photo.jpg",
    bytes: text(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>${script}</script></svg>`),
  },
  {
    what: "XML with a style sheet that runs",
    name: "feed.xml",
    bytes: text(`<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">${script}</x:script>`),
  },
  { what: "a script", name: "app.js", bytes: text(script), isShown: true },
  { what: "a script that begins like a picture", name: "gif.gif", bytes: text(`GIF89a/*<script>*/=1;${script}`) },
  { what: "a picture with a page in its comment", name: "comment.jpg", bytes: jpegWithComment(), isShown: true },
  {
    what: "a picture with an archive behind it",
    name: "gifar.png",
    bytes: Buffer.concat([png(4, 4), writeZip([{ name: "A.class", data: "x" }])]),
    isShown: true,
  },
  { what: "a flood of pixels", name: "flood.png", bytes: floodOfPixels(), isShown: true },
  {
    what: "a document that unpacks to a disk full",
    name: "bomb.docx",
    bytes: openDocument(`<w:t>${"a".repeat(70 * 2 ** 20)}</w:t>`),
  },
  {
    what: "an archive that climbs out of its folder",
    name: "slip.zip",
    bytes: writeZip([{ name: "../../etc/cron.d/x", data: "x" }]),
  },
  { what: "an archive with a link to elsewhere", name: "link.tar", bytes: tarWithLink() },
  {
    what: "a document that runs a script",
    name: "run.pdf",
    bytes: text(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>`,
    ),
  },
  { what: "a compressed page", name: "page.html.gz", bytes: deflateSync(text(tag)) },
];
