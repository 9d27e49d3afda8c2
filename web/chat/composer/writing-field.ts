import type { Ref } from "react";
import type { Suggestion } from "./suggestions/suggestion.ts";
import type { Trigger } from "./suggestions/trigger.ts";

/** What can be done to the words that are chosen, or to those that follow. */
export type Tool =
  | "bold"
  | "italic"
  | "strike"
  | "code"
  | "spoiler"
  | "link"
  | "quote"
  | "bullets"
  | "numbers"
  | "codeBlock"
  | "maths"
  | "table";

/** A field to write in, whatever it is made of. */
export type WritingField = {
  focus(): void;
  /** What is written, as Markdown. */
  markdown(): string;
  clear(): void;
  use(tool: Tool): void;
  /** Puts words in the place of what is chosen. */
  insert(words: string): void;
  /** The same with Markdown, which is shown as what it says. */
  insertMarkdown(markdown: string): void;
  /** Puts a suggestion in the place of the `letters` before the caret. */
  complete(letters: number, suggestion: Suggestion): void;
  /** Begins a name behind the caret. */
  beginName(): void;
  /** What the field that takes its place needs; null while it must not be replaced. */
  handOver(): Handover | null;
  /** The language of the block of code that is written in. */
  setLanguage(language: string): void;
};

/** What one field hands over to another; in `marked` the selection stands between `selectionSigns`. */
export type Handover = { markdown: string; marked: string | null; focused: boolean };

/** Signs nobody types (private use): where a selection begins and ends. */
export const selectionSigns = ["\ue000", "\ue001"] as const;

/** What holds at the caret; `language` is that of the block of code it stands in, else null. */
export type FieldState = { active: readonly Tool[]; language: string | null };

/** Somebody pasted so much that they may not want to show it as text. */
export type LongPaste = {
  words: string;
  asCode: () => void;
  /** Takes the words out of the field again. */
  takeOut: () => void;
};
/** More letters than this are a long text. */
export const longPaste = 4000;

/** What a field is told, and tells. */
export type FieldProps = {
  ref: Ref<WritingField>;
  label: string;
  /** The Markdown to begin with. */
  initial: string;
  /** The menu that is open beside it, and which of its options is the chosen one. */
  menu: string;
  option: string | null;
  /** Told of every change; `length` is about that of the Markdown, 0 when there are no words. */
  onChange: (length: number) => void;
  /** Told when a name is begun, goes on, or ends. */
  onTrigger: (trigger: Trigger | null) => void;
  /** Asked first about every key. `line` says that Enter must begin a line here. True when the key was used. */
  onKey: (press: KeyboardEvent, line: boolean) => boolean;
  onState: (state: FieldState) => void;
  onLongPaste: (paste: LongPaste) => void;
};
