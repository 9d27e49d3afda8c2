import type { Node } from "@tiptap/pm/model";
import { MarkdownSerializer, type MarkdownSerializerState as State } from "prosemirror-markdown";
import { asEntity, destination, type Escape, escapeText, escapeWords } from "./escape-text.ts";

/** How Markdown is written. `edges` writes letters beside marks so that the marks count; `bare` leaves marks out. */
type Style = { escape: Escape; italic: "*" | "_"; edges?: boolean; bare?: boolean };

/** From what a person would type to what is right whatever it looks like. */
export const styles: readonly Style[] = [
  { escape: "none", italic: "*" },
  { escape: "some", italic: "*" },
  { escape: "some", italic: "_" },
  { escape: "all", italic: "*" },
  { escape: "all", italic: "*", edges: true },
  { escape: "all", italic: "_", edges: true },
  { escape: "all", italic: "*", bare: true },
];

/** `twins`: how many lists of the same kind stand before: each has another sign, else they would be one list. */
export const serializerFor = (style: Style, twins: number): MarkdownSerializer =>
  new MarkdownSerializer(nodesIn(style, twins), marksIn(style), { hardBreakNodeName: "hardBreak" });

type Write = (state: State, node: Node, parent: Node, index: number) => void;

function nodesIn(style: Style, twins: number): Record<string, Write> {
  const other = (parent: Node, index: number) => (twins + twinsBefore(parent, index)) % 2 === 1;
  return {
    text: (state, node, parent, index) => state.text(textIn(style, node, parent, index), false),
    hardBreak: (state) => state.write("\n"),
    mention: (state, { attrs }) => state.write(`[${escapeWords(String(attrs["label"]), "all")}](${attrs["href"]})`),
    moment: (state, { attrs }) => state.write(`<time:${attrs["at"]}>`),
    paragraph(state, node) {
      state.renderInline(node);
      state.closeBlock(node);
    },
    heading(state, node) {
      state.write(`${"#".repeat(Number(node.attrs["level"]))} `);
      state.renderInline(node, false);
      state.closeBlock(node);
    },
    blockquote: (state, node) => state.wrapBlock("> ", null, node, () => state.renderContent(node)),
    bulletList: (state, node, parent, index) =>
      state.renderList(node, "  ", () => (other(parent, index) ? "* " : "- ")),
    orderedList(state, node, parent, index) {
      const start = Number(node.attrs["start"] ?? 1);
      const width = String(start + node.childCount - 1).length + 2;
      const sign = other(parent, index) ? ")" : ".";
      state.renderList(node, " ".repeat(width), (item) => `${start + item}${sign}`.padEnd(width));
    },
    listItem: (state, node) => state.renderContent(node),
    codeBlock(state, node) {
      const fence = "`".repeat(Math.max(3, longestRun(node.textContent) + 1));
      state.write(`${fence}${String(node.attrs["language"] ?? "").replace(/[\s`]/g, "")}\n`);
      state.text(node.textContent, false);
      state.write("\n");
      state.write(fence);
      state.closeBlock(node);
    },
    mathsBlock(state, node) {
      state.write("$$\n");
      state.text(node.textContent.replaceAll("$$", "$ $").trim(), false);
      state.write("\n");
      state.write("$$");
      state.closeBlock(node);
    },
    horizontalRule(state, node) {
      state.write("---");
      state.closeBlock(node);
    },
    table: (state, node) => writeTable(style, state, node),
  };
}

function twinsBefore(parent: Node, index: number): number {
  let count = 0;
  while (index - count > 0 && parent.child(index - count - 1).type === parent.child(index).type) count += 1;
  return count;
}

const longestRun = (code: string): number => Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));

function textIn(style: Style, node: Node, parent: Node, index: number): string {
  const text = node.text ?? "";
  if (node.marks.some((mark) => mark.type.name === "link")) return escapeWords(text, style.escape);
  const lineStart = index === 0 || parent.child(index - 1).type.name === "hardBreak";
  if (!style.edges) return escapeText(text, style.escape, lineStart);
  const first = index > 0 ? (/^[\p{L}\p{N}]/u.exec(text)?.[0] ?? "") : "";
  const rest = text.slice(first.length);
  const last = index < parent.childCount - 1 ? (/[\p{L}\p{N}]$/u.exec(rest)?.[0] ?? "") : "";
  const words = escapeText(rest.slice(0, rest.length - last.length), style.escape, lineStart);
  return (first && asEntity(first)) + words + (last && asEntity(last));
}

function writeTable(style: Style, state: State, table: Node): void {
  const inline = (cell: Node) => {
    const alone = cell.type.schema.topNodeType.create(null, cell.firstChild);
    const markdown = serializerFor(style, 0).serialize(alone);
    return markdown.replace(/\s*\n\s*/g, " ").replaceAll("|", "\\|");
  };
  table.forEach((row, _, index) => {
    const cells: string[] = [];
    const signs: string[] = [];
    row.forEach((cell) => {
      cells.push(inline(cell));
      signs.push(rule[String(cell.attrs["align"])] ?? "---");
    });
    state.write(`| ${cells.join(" | ")} |`);
    state.ensureNewLine();
    if (index > 0) return;
    state.write(`| ${signs.join(" | ")} |`);
    state.ensureNewLine();
  });
  state.closeBlock(table);
}
const rule: Record<string, string> = { left: ":---", center: ":---:", right: "---:" };

type MarkSpec = ConstructorParameters<typeof MarkdownSerializer>[1][string];
const around = (sign: string): MarkSpec => ({ open: sign, close: sign, mixable: true, expelEnclosingWhitespace: true });

const link: MarkSpec = {
  open: "[",
  close: (_, mark) => `](${destination(String(mark.attrs["href"]))})`,
  expelEnclosingWhitespace: true,
};
const code: MarkSpec = {
  open: (_, __, parent, index) => codeSigns(parent.child(index)).open,
  close: (_, __, parent, index) => codeSigns(parent.child(index - 1)).close,
  escape: false,
};

function marksIn({ italic, bare }: Style): Record<string, MarkSpec> {
  const sign = (one: string) => around(bare ? "" : one);
  return {
    bold: sign("**"),
    italic: sign(italic),
    strike: sign("~~"),
    spoiler: sign("||"),
    link,
    code,
    maths: { open: "$$", close: "$$", escape: false },
  };
}

/** As many signs as the code needs, and spaces where it begins or ends with one. */
function codeSigns(node: Node): { open: string; close: string } {
  const code = node.text ?? "";
  const sign = "`".repeat(longestRun(code) + 1);
  const spaced = /^`|`$|^ .*\S.* $/.test(code) ? " " : "";
  return { open: sign + spaced, close: spaced + sign };
}
