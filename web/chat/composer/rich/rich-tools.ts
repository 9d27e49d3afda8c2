import type { ChainedCommands, Editor } from "@tiptap/core";
import type { Tool } from "../writing-field.ts";
import { toggleLines } from "./code-lines.ts";

const marks: Partial<Record<Tool, string>> = {
  bold: "bold",
  italic: "italic",
  strike: "strike",
  code: "code",
  spoiler: "spoiler",
};

/** Does to the chosen words or lines what a tool stands for; a second time takes it away. */
export function runTool(editor: Editor, tool: Tool): void {
  const mark = marks[tool];
  const { state, view } = editor;
  const { empty, $from, $to } = state.selection;
  const { codeBlock, mathsBlock } = state.schema.nodes;
  const run = (what: (chain: ChainedCommands) => ChainedCommands) => what(editor.chain()).scrollIntoView().run();
  // Several lines of code are a block of it.
  if (codeBlock && (tool === "codeBlock" || (tool === "code" && !$from.sameParent($to))))
    toggleLines(codeBlock)(view.state, view.dispatch);
  else if (mark) run((chain) => chain.toggleMark(mark));
  else if (tool === "maths" && !empty && $from.sameParent($to) && !$from.parent.type.spec.code)
    run((chain) => chain.toggleMark("maths"));
  else if (tool === "maths" && mathsBlock) toggleLines(mathsBlock)(view.state, view.dispatch);
  else if (tool === "quote") run((chain) => chain.toggleBlockquote());
  else if (tool === "bullets") run((chain) => chain.toggleBulletList());
  else if (tool === "numbers") run((chain) => chain.toggleOrderedList());
  else if (tool === "table") run((chain) => chain.insertTable({ rows: 2, cols: 2, withHeaderRow: true }));
  view.focus();
}

const activeNames: Record<string, Tool> = {
  ...Object.fromEntries(Object.entries(marks).map(([tool, mark]) => [mark, tool as Tool])),
  link: "link",
  maths: "maths",
  mathsBlock: "maths",
  codeBlock: "codeBlock",
  blockquote: "quote",
  bulletList: "bullets",
  orderedList: "numbers",
  table: "table",
};

/** The tools that hold where the caret is. */
export const activeTools = (editor: Editor): Tool[] =>
  Object.entries(activeNames).flatMap(([name, tool]) => (editor.isActive(name) ? [tool] : []));

/** Signs that begin a block when Enter is pressed behind them, alone on a line. */
export function beginBlock(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  const words = $from.parent.textContent;
  if (!empty || $from.parent.type.name !== "paragraph" || $from.parentOffset !== words.length) return false;
  const language = /^(?:`{3,}|~{3,})([\w+#.-]*)$/.exec(words)?.[1];
  const type = language !== undefined ? "codeBlock" : words === "$$" ? "mathsBlock" : null;
  if (!type) return false;
  return editor
    .chain()
    .deleteRange({ from: $from.start(), to: $from.end() })
    .setNode(type, language ? { language } : {})
    .run();
}

/** Enter where it does not send: a line of code, the next item, a new line. */
export const newLine = (editor: Editor): boolean =>
  editor.commands.first(({ commands }) => [
    () => commands.newlineInCode(),
    () => commands.splitListItem("listItem"),
    () => commands.createParagraphNear(),
    () => commands.liftEmptyBlock(),
    () => commands.splitBlock({ keepMarks: true }),
  ]);
