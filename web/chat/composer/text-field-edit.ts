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
