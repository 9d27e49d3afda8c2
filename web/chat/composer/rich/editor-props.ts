import type { Editor } from "@tiptap/core";
import { Fragment } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import type { EditorProps, EditorView } from "@tiptap/pm/view";
import { toolOfKey } from "../tool-keys.ts";
import { type FieldProps, longPaste } from "../writing-field.ts";
import { insertPasted, linesOf, linesOfPage, linkChosen, plainLines } from "./rich-paste.ts";
import { beginBlock, newLine, runTool } from "./rich-tools.ts";
import { writeMarkdown } from "./write-markdown.ts";

type Options = {
  editor: () => Editor;
  label: string;
  told: () => Pick<FieldProps, "onKey" | "onTrigger" | "onLongPaste">;
  /** Asks for the address of a link. */
  onLink: () => void;
};

/** Keys, pasting and copying, as they are in a message. */
export function editorProps({ editor, label, told, onLink }: Options): EditorProps {
  /** Whether the keys of the paste that is about to come said "as plain text". */
  let plainly = false;
  return {
    attributes: {
      role: "textbox",
      "aria-label": label,
      "aria-multiline": "true",
      "aria-autocomplete": "list",
      "data-region-start": "",
      dir: "auto",
      class:
        "message-text written block max-h-[40vh] min-h-10 w-full overflow-y-auto px-3.5 pb-1.5 pt-2.5 text-message outline-none",
    },
    handleKeyDown(view, press) {
      // While characters are being composed, keys belong to the input method.
      if (press.isComposing || view.composing) return false;
      plainly = press.shiftKey;
      return press.key === "Enter"
        ? enter(editor(), press, told().onKey)
        : keyDown(editor(), press, told().onKey, onLink);
    },
    handleDOMEvents: {
      // Escape is the page's: it closes what the field stands in. The editor would keep it.
      keydown(view, press) {
        if (press.key !== "Escape" || press.isComposing || view.composing) return false;
        told().onKey(press, false);
        return true;
      },
      blur: () => told().onTrigger(null),
      // Dictation, text expanders and the like put in many letters at once: as if they were pasted.
      beforeinput(view, input) {
        const words = input.data ?? "";
        if (input.inputType !== "insertText" || words.length < 2 || input.isComposing || view.composing) return false;
        if (view.state.selection.$from.parent.type.spec.code) return false;
        input.preventDefault();
        selectTarget(view, input);
        insertPasted(view, linesOf(words), plainLines(words));
        return true;
      },
    },
    handlePaste(view, paste, slice) {
      const { clipboardData } = paste;
      const words = clipboardData?.getData("text/plain") ?? "";
      const page = clipboardData?.getData("text/html") ?? "";
      if (view.state.selection.$from.parent.type.spec.code) return false;
      if (linkChosen(view, words.trim())) return true;
      // What is copied from a field like this one is put in as it was.
      if (page.includes("data-pm-slice") && !plainly) return false;
      if (words === "" && page === "") return false;
      const before = view.state.doc;
      const rich = plainly ? plainLines(words) : page === "" ? linesOf(words) : linesOfPage(slice);
      insertPasted(view, rich, plainLines(words));
      if (words.length > longPaste)
        told().onLongPaste({
          words: words.replace(/\r\n?/g, "\n"),
          asCode: () => asCode(view, before, words),
          takeOut: () => takeOut(view, before),
        });
      return true;
    },
    // The schema lets nothing of it in; the browser would still report every handler it meets while reading the page.
    transformPastedHTML: (html) =>
      html.replace(/<[^>]*>/g, (tag) => tag.replace(/\s(?:on[a-z]+|style)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, "")),
    clipboardTextSerializer: (slice) => {
      const { schema } = editor();
      const document = schema.topNodeType.createAndFill(null, slice.content);
      return document && slice.content.firstChild?.isBlock
        ? writeMarkdown(document)
        : slice.content.textBetween(0, slice.content.size, "\n");
    },
  };
}

/** The browser knows what is replaced before the editor was told that it is selected. */
function selectTarget(view: EditorView, input: InputEvent): void {
  const [range] = input.getTargetRanges();
  if (!range) return;
  const at = (node: globalThis.Node, offset: number) => view.state.doc.resolve(view.posAtDOM(node, offset));
  const target = TextSelection.between(
    at(range.startContainer, range.startOffset),
    at(range.endContainer, range.endOffset),
  );
  view.dispatch(view.state.tr.setSelection(target));
}

type OnKey = FieldProps["onKey"];

function enter(editor: Editor, press: KeyboardEvent, onKey: OnKey): boolean {
  const code = editor.state.selection.$from.parent.type.spec.code === true;
  if (!press.shiftKey && !press.ctrlKey && !press.metaKey && beginBlock(editor)) return true;
  if (onKey(press, code)) return true;
  // In code the block's own keys leave it after two empty lines.
  return code && !press.shiftKey ? false : newLine(editor) || true;
}

function keyDown(editor: Editor, press: KeyboardEvent, onKey: OnKey, onLink: () => void): boolean {
  if (onKey(press, false)) return true;
  const chosen = !editor.state.selection.empty;
  const link = (press.ctrlKey || press.metaKey) && !press.shiftKey && press.key.toLowerCase() === "k";
  // Without a selection the key finds channels, as everywhere.
  if (link && chosen) {
    press.preventDefault();
    onLink();
    return true;
  }
  const tool = toolOfKey(press);
  if (!tool) return false;
  press.preventDefault();
  runTool(editor, tool);
  return true;
}

/** In the place of what was just pasted: a block of code, which is folded when it is read. */
/** What stood there before the paste. */
function takeOut(view: EditorView, before: EditorView["state"]["doc"]): void {
  const { tr, doc } = view.state;
  view.dispatch(tr.replaceWith(0, doc.content.size, before.content).scrollIntoView());
  view.focus();
}

function asCode(view: EditorView, before: EditorView["state"]["doc"], words: string): void {
  const { tr, schema, doc } = view.state;
  const code = schema.nodes["codeBlock"]?.create(null, schema.text(words.replace(/\r\n?/g, "\n").trimEnd()));
  if (!code) return;
  const kept = before.textContent.trim() === "" ? Fragment.empty : before.content;
  const end = schema.nodes["paragraph"]?.create() ?? null;
  view.dispatch(
    tr.replaceWith(0, doc.content.size, kept.append(Fragment.from(code)).append(Fragment.from(end))).scrollIntoView(),
  );
  view.focus();
}
