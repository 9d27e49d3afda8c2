import type { Node } from "@tiptap/pm/model";
import { serializerFor, styles } from "./markdown-styles.ts";
import { sameShape, shapeOfDocument, shapeOfMarkdown } from "./message-shape.ts";
import { readMarkdown } from "./read-markdown.ts";
import { toParagraphs } from "./written-lines.ts";

/**
 * What was written, as Markdown: every block in the plainest style that says the same, which is found by reading it
 * back. Words that mean nothing to the grammar are never escaped, words that would are, and a mark the grammar has no
 * way to write where it stands is given up before any letter is.
 */
export function writeMarkdown(written: Node): string {
  const document = toParagraphs(written);
  const blocks: string[] = [];
  let twins = 0;
  document.forEach((block, _, index) => {
    twins = index > 0 && document.child(index - 1).type === block.type ? twins + 1 : 0;
    const alone = document.type.create(null, block);
    blocks.push(plainest(alone, twins));
  });
  const markdown = blocks.filter((block) => block !== "").join("\n\n");
  return says(markdown, document) ? markdown : plainest(document, 0);
}

/** A message as lines to write in; null for the rare text that would not be the same message when written again. */
export function openMarkdown(markdown: string): Node | null {
  const written = readMarkdown(markdown);
  const document = toParagraphs(written);
  return says(markdown, document) && says(writeMarkdown(written), document) ? written : null;
}

const says = (markdown: string, document: Node): boolean =>
  sameShape(shapeOfMarkdown(markdown), shapeOfDocument(document));

function plainest(document: Node, twins: number): string {
  let markdown = "";
  for (const style of styles) {
    markdown = serializerFor(style, twins).serialize(document, { tightLists: true });
    if (says(markdown, document)) break;
  }
  return markdown.trimEnd();
}
