/**
 * Changes of a text field as if typed: undo brings the text back, and whoever listens to input hears of it.
 */
export function typeInto(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  // The only way to change a field that its undo history knows; old, and supported everywhere.
  if (text !== "" && document.execCommand("insertText", false, text)) return;
  if (text === "" && document.execCommand("delete")) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Replaces a part of the text and puts the caret behind it. */
export function replaceRange(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  field.setSelectionRange(from, to);
  typeInto(field, text);
}

/** Puts signs around the selection, or takes them away when they are there. */
export function wrapSelection(field: HTMLTextAreaElement, sign: string): void {
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

/** Code: a block when several lines are chosen, else in the line. */
export function wrapCode(field: HTMLTextAreaElement): void {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const chosen = value.slice(from, to);
  if (!chosen.includes("\n")) return wrapSelection(field, "`");
  typeInto(field, `\`\`\`\n${chosen}\n\`\`\`\n`);
}

/** Begins every chosen line with a sign, or takes it away when all have it. */
export function prefixLines(field: HTMLTextAreaElement, sign: string): void {
  const { value } = field;
  const from = value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const end = value.indexOf("\n", field.selectionEnd);
  const to = end < 0 ? value.length : end;
  const lines = value.slice(from, to).split("\n");
  const all = lines.every((line) => line.startsWith(sign));
  const changed = lines.map((line) => (all ? line.slice(sign.length) : sign + line)).join("\n");
  replaceRange(field, from, to, changed);
}
