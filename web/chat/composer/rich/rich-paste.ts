import { closeHistory } from "@tiptap/pm/history";
import { Fragment, type Node, type Schema, Slice } from "@tiptap/pm/model";
import { Selection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { messageSchema } from "./message-schema.ts";
import { grammar, sameShape, shapeOfDocument } from "./message-shape.ts";
import { readMarkdown } from "./read-markdown.ts";
import { toLines, toParagraphs } from "./written-lines.ts";

/** Signs that somebody means as Markdown, not as words that happen to hold a star. */
const meant =
  /^(?:#{1,3} |> ?\S|[-*+] |\d+[.)] |```|~~~|\|.*\|\s*$|\$\$)|\*\*\S|\]\((?:https?:|person:|channel:)|~~\S|\|\|\S[^|]*\S\|\||\$\$\S|`[^`\n]+`|<time:/m;

/** Words as they are, line by line. */
export function plainLines(words: string): Node {
  const { paragraph } = messageSchema.nodes;
  const lines = words.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  return document(lines.flatMap((line) => paragraph?.create(null, line ? messageSchema.text(line) : null) ?? []));
}

/** Words that were written elsewhere: as Markdown when they are meant as that. */
export const linesOf = (words: string): Node => (meant.test(words) ? readMarkdown(words) : plainLines(words));

/** What was copied with its formatting: every paragraph of a page is one of Markdown, with an empty line between. */
export const linesOfPage = (slice: Slice): Node =>
  toLines(document(blocksOf(Fragment.fromJSON(messageSchema, slice.content.toJSON()))));

const document = (blocks: readonly Node[]): Node =>
  messageSchema.topNodeType.create(null, Fragment.fromArray([...blocks]));

/** A page's fragment as blocks: letters that stand in none get a paragraph. */
function blocksOf(content: Fragment): Node[] {
  const blocks: Node[] = [];
  let loose: Node[] = [];
  const close = () => {
    const line = loose.length > 0 && messageSchema.nodes["paragraph"]?.create(null, loose);
    if (line) blocks.push(line);
    loose = [];
  };
  content.forEach((node) => {
    if (node.isInline) return void loose.push(node);
    close();
    blocks.push(node);
  });
  close();
  return blocks;
}

/**
 * Puts in what was pasted. When it has formatting the bare words go in first, as a step of their own: one undo gives
 * them, another takes them away.
 */
export function insertPasted(view: EditorView, rich: Node, plain: Node): void {
  const { from } = view.state.selection;
  const { schema } = view.state;
  view.dispatch(
    closeHistory(view.state.tr).replaceSelection(sliceOf(plain, schema)).scrollIntoView().setMeta("paste", true),
  );
  if (sameShape(shapeOfDocument(toParagraphs(rich)), shapeOfDocument(toParagraphs(plain)))) return;
  const end = view.state.selection.to;
  const start = Math.min(from, end);
  const change = closeHistory(view.state.tr).replaceRange(start, end, sliceOf(rich, schema)).setMeta("paste", true);
  const caret = change.mapping.map(end);
  view.dispatch(change.setSelection(Selection.near(change.doc.resolve(caret), -1)).scrollIntoView());
}

/** Open at both ends, so that a line joins the line it is put into. */
const sliceOf = (lines: Node, schema: Schema): Slice =>
  Slice.maxOpen(Fragment.fromJSON(schema, lines.content.toJSON()));

/** An address put onto chosen words makes them a link. True when it did. */
export function linkChosen(view: EditorView, address: string): boolean {
  const { state } = view;
  const { from, to, empty, $from, $to } = state.selection;
  if (empty || !$from.sameParent($to) || $from.parent.type.spec.code) return false;
  if (!/^https?:\/\/\S+$/.test(address)) return false;
  const link = state.schema.marks["link"]?.create({ href: grammar.normalizeLink(address) });
  if (link) view.dispatch(state.tr.addMark(from, to, link));
  return true;
}
