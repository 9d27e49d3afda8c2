import { type Node, Slice } from "@tiptap/pm/model";
import { type Handover, selectionSigns } from "../writing-field.ts";
import { sameShape, shapeOfDocument } from "./message-shape.ts";
import { readMarkdown } from "./read-markdown.ts";
import { openMarkdown, writeMarkdown } from "./write-markdown.ts";
import { toParagraphs } from "./written-lines.ts";

/** What the rich field begins with. */
export type Beginning = { markdown: string; document: Node; selection: readonly [number, number]; focused: boolean };

/**
 * Takes over what stands in the plain field, with every letter and the selection; null when the text is one that the
 * rich field cannot hold unchanged, e.g. while signs are half written.
 */
export function takeOver({ markdown, marked, focused }: Handover): Beginning | null {
  const document = openMarkdown(markdown);
  if (!document || letters(markdown) !== letters(writeMarkdown(document))) return null;
  if (marked === null)
    return { markdown, document, selection: [document.content.size - 1, document.content.size - 1], focused };
  const found = withoutSigns(readMarkdown(marked));
  // With the signs taken out it also keeps what Markdown would drop: the space that was just typed, the empty line.
  if (!found || !sameShape(shapeOfDocument(toParagraphs(found.document)), shapeOfDocument(toParagraphs(document))))
    return null;
  return { markdown, ...found, focused };
}

/** Letters nobody sees count too: Markdown drops what stands behind a table's last column. Items may be renumbered. */
const letters = (markdown: string): string =>
  markdown.replace(/^[\s>*+-]*\d+[.)](?=\s)/gm, "").replace(/[^\p{L}\p{N}]/gu, "");

function withoutSigns(marked: Node): { document: Node; selection: [number, number] } | null {
  const places: number[] = [];
  marked.descendants((node, position) => {
    for (const sign of selectionSigns) {
      const at = node.isText ? (node.text ?? "").indexOf(sign) : -1;
      if (at >= 0) places.push(position + at);
    }
  });
  const [from, to] = places.sort((a, b) => a - b);
  if (from === undefined || to === undefined) return null;
  const cut = marked.replace(to, to + 1, Slice.empty).replace(from, from + 1, Slice.empty);
  return { document: cut, selection: [from, to - 1] };
}
