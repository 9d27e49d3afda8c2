import { Fragment, type Node } from "@tiptap/pm/model";

/**
 * Between what is written (each line a paragraph, an empty line an empty one) and what Markdown knows (paragraphs
 * that hold breaks, with empty lines between them). Both are documents of one schema.
 */

/** Markdown's paragraphs as the lines that are written. */
export function toLines(node: Node): Node {
  const lines: Node[] = [];
  node.forEach((child, _, index) => {
    if (!isParagraph(child) || isCell(node))
      return void lines.push(child.isBlock && !child.inlineContent ? toLines(child) : child);
    const before = index > 0 ? node.child(index - 1) : null;
    if (before && isParagraph(before)) lines.push(child.type.create());
    lines.push(...split(child));
  });
  return node.copy(Fragment.fromArray(lines));
}

/** The lines that are written as Markdown's paragraphs: what stands on adjoining lines is one. */
export function toParagraphs(node: Node): Node {
  const blocks: Node[] = [];
  let lines: Node[] = [];
  const close = () => {
    if (lines.length > 0) blocks.push(join(lines));
    lines = [];
  };
  node.forEach((child) => {
    if (!isParagraph(child)) {
      close();
      blocks.push(child.isBlock && !child.inlineContent ? toParagraphs(child) : child);
    } else if (isBlank(child)) close();
    else lines.push(child);
  });
  close();
  // What must not be empty keeps an empty paragraph.
  if (blocks.length === 0 && node.firstChild && isParagraph(node.firstChild))
    blocks.push(node.firstChild.type.create());
  return node.copy(Fragment.fromArray(blocks));
}

const isParagraph = (node: Node) => node.type.name === "paragraph";
const isCell = (node: Node) => node.type.name === "tableCell" || node.type.name === "tableHeader";
const isBlank = (paragraph: Node) => paragraph.textContent.trim() === "" && leavesOf(paragraph) === 0;

/** Things in a line that are no text: names, moments. */
function leavesOf(paragraph: Node): number {
  let count = 0;
  paragraph.forEach((child) => {
    if (!child.isText && child.type.name !== "hardBreak") count += 1;
  });
  return count;
}

function split(paragraph: Node): Node[] {
  const lines: Node[][] = [[]];
  paragraph.forEach((child) => {
    if (child.type.name === "hardBreak") lines.push([]);
    else lines.at(-1)?.push(child);
  });
  return lines.map((line) => paragraph.copy(Fragment.fromArray(line)));
}

function join(lines: readonly Node[]): Node {
  const first = lines[0] as Node;
  const hardBreak = first.type.schema.nodes["hardBreak"];
  const parts = lines.flatMap((line, index) => [
    ...(index > 0 && hardBreak ? [hardBreak.create()] : []),
    ...childrenOf(line),
  ]);
  return first.copy(Fragment.fromArray(parts));
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  node.forEach((child) => children.push(child));
  return children;
}
