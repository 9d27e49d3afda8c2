import { Parser } from "htmlparser2";
import type { Entry } from "yauzl";
import { bytesIn, openZip, type Zip } from "../first-look/index.ts";
import { keptText, type Made, mostText } from "./sandbox-task.ts";

/** What all parts of one document may unpack to: a few kilobytes can stand for gigabytes. */
const mostUnpacked = 64 * 1024 * 1024;

/** The words of a document, a table or slides, in the formats of Office and of OpenDocument. Nothing in it is run. */
export async function readOffice(bytes: Buffer): Promise<Made> {
  const zip = await openZip(bytesIn(bytes));
  const unpacking = { left: mostUnpacked };
  const words = new Words();
  if (zip.entries.has("word/document.xml"))
    await readParts(zip, /^word\/(?:document|footnotes|endnotes)\.xml$/, words, unpacking);
  else if (zip.entries.has("ppt/presentation.xml"))
    await readParts(zip, /^ppt\/slides\/slide\d+\.xml$/, words, unpacking);
  else if (zip.entries.has("xl/workbook.xml")) await readSheets(zip, words, unpacking);
  else await readParts(zip, /^content\.xml$/, words, unpacking);
  return { text: keptText(words.text), previews: [] };
}

type Unpacking = { left: number };
type Handler = {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** The words in the order they come in. */
class Words {
  text = "";
  get isFull(): boolean {
    return this.text.length >= mostText;
  }
  add(text: string): void {
    if (!this.isFull) this.text += text;
  }
}

/** Elements that hold words, those that end a line, and what stands for a space: of all the formats, by their names. */
const wordElements = new Set(["w:t", "a:t", "text:p", "text:h"]);
const lineElements = new Set(["w:p", "a:p", "text:p", "text:h", "w:br", "a:br", "text:line-break", "table:table-row"]);
const gapElements = new Map([
  ["w:tab", "\t"],
  ["text:tab", "\t"],
  ["text:s", " "],
  ["w:tc", "\t"],
]);

async function readParts(zip: Zip, names: RegExp, words: Words, unpacking: Unpacking): Promise<void> {
  const parts = [...zip.entries.values()].filter((entry) => names.test(entry.fileName)).sort(byNumber);
  for (const part of parts) {
    let depth = 0;
    await parse(zip, part, unpacking, {
      open: (name) => {
        if (wordElements.has(name)) depth += 1;
        words.add(gapElements.get(name) ?? "");
      },
      text: (text) => {
        if (depth > 0) words.add(text);
      },
      close: (name) => {
        if (wordElements.has(name)) depth -= 1;
        if (lineElements.has(name)) words.add("\n");
      },
    });
    words.add("\n");
    if (words.isFull) return;
  }
}

const byNumber = (a: Entry, b: Entry): number => a.fileName.localeCompare(b.fileName, "en", { numeric: true });

/** The words of a workbook stand beside its sheets, once each; a cell says which. */
async function readSheets(zip: Zip, words: Words, unpacking: Unpacking): Promise<void> {
  const shared = await sharedWords(zip, unpacking);
  const sheets = [...zip.entries.values()].filter((entry) => /^xl\/worksheets\/sheet\d+\.xml$/.test(entry.fileName));
  for (const sheet of sheets.sort(byNumber)) {
    let cell = { isShared: false, text: "" };
    let isInside = false;
    await parse(zip, sheet, unpacking, {
      open: (name, attributes) => {
        if (name === "c") cell = { isShared: attributes["t"] === "s", text: "" };
        isInside = name === "v" || name === "t";
      },
      text: (text) => {
        if (isInside) cell.text += text;
      },
      close: (name) => {
        isInside = false;
        if (name === "c") words.add(`${cell.isShared ? (shared[Number(cell.text)] ?? "") : cell.text}\t`);
        if (name === "row") words.add("\n");
      },
    });
    words.add("\n");
    if (words.isFull) return;
  }
}

async function sharedWords(zip: Zip, unpacking: Unpacking): Promise<string[]> {
  const part = zip.entries.get("xl/sharedStrings.xml");
  const shared: string[] = [];
  let text = "";
  let isInside = false;
  if (part)
    await parse(zip, part, unpacking, {
      open: (name) => {
        if (name === "si") text = "";
        isInside = name === "t";
      },
      text: (more) => {
        if (isInside) text += more;
      },
      close: (name) => {
        isInside = false;
        if (name === "si") shared.push(text);
      },
    });
  return shared;
}

/** Reads one part until its end, or until the document has unpacked to more than it may. */
async function parse(zip: Zip, part: Entry, unpacking: Unpacking, { open, text, close }: Handler): Promise<void> {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open?.(name, attributes),
      ontext: (more) => text?.(more),
      onclosetag: (name) => close?.(name),
    },
    { xmlMode: true },
  );
  const decoder = new TextDecoder();
  for await (const chunk of await zip.open(part)) {
    unpacking.left -= (chunk as Buffer).length;
    if (unpacking.left < 0) break;
    parser.write(decoder.decode(chunk as Buffer, { stream: true }));
  }
  parser.end();
}
