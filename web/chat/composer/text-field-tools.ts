import { replaceRange, typeInto } from "./text-field-edit.ts";
import type { Tool } from "./writing-field.ts";

/** Writes the signs of Markdown that a tool stands for. */
export function applyTool(field: HTMLTextAreaElement, tool: Tool): void {
  const sign = around[tool];
  const start = before[tool];
  if (sign) wrapSelection(field, sign);
  else if (start) prefixLines(field, start);
  else if (tool === "code" && !chosenIn(field).includes("\n")) wrapSelection(field, "`");
  else if (tool === "link") writeLink(field);
  else if (tool === "table") typeInto(field, "| A | B |\n|---|---|\n|  |  |\n");
  else typeInto(field, `\`\`\`\n${chosenIn(field)}\n\`\`\`\n`);
}
const around: Partial<Record<Tool, string>> = {
  bold: "**",
  italic: "*",
  strike: "~~",
  spoiler: "||",
  maths: "$$",
};
const before: Partial<Record<Tool, string>> = { bullets: "- ", numbers: "1. ", quote: "> " };

const chosenIn = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): string =>
  value.slice(selectionStart, selectionEnd);

/** The words as a link; its address is chosen, to be typed or pasted over. */
function writeLink(field: HTMLTextAreaElement): void {
  const chosen = chosenIn(field);
  typeInto(field, `[${chosen}](https://)`);
  const end = field.selectionEnd - 1;
  if (chosen === "") field.setSelectionRange(end - "https://".length - 2, end - "https://".length - 2);
  else field.setSelectionRange(end - "https://".length, end);
}

/** Begins every chosen line with a sign, or takes it away when all have it. */
function prefixLines(field: HTMLTextAreaElement, sign: string): void {
  const { value } = field;
  const from = value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const end = value.indexOf("\n", field.selectionEnd);
  const to = end < 0 ? value.length : end;
  const lines = value.slice(from, to).split("\n");
  const all = lines.every((line) => line.startsWith(sign));
  const changed = lines.map((line) => (all ? line.slice(sign.length) : sign + line)).join("\n");
  replaceRange(field, from, to, changed);
}

/** Puts signs around the selection, or takes them away when they are there. */
function wrapSelection(field: HTMLTextAreaElement, sign: string): void {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const chosen = value.slice(from, to);
  const wrapped = value.slice(from - sign.length, from) === sign && value.slice(to, to + sign.length) === sign;
  if (wrapped) {
    replaceRange(field, from - sign.length, to + sign.length, chosen);
    field.setSelectionRange(from - sign.length, to - sign.length);
    return;
  }
  typeInto(field, sign + chosen + sign);
  field.setSelectionRange(from + sign.length, to + sign.length);
}
