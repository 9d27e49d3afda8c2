import { Editor, type Extensions } from "@tiptap/core";
import { CodeBlockLowlight } from "@tiptap/extension-code-block-lowlight";
import { Placeholder } from "@tiptap/extensions";
import { type EditorState, TextSelection } from "@tiptap/pm/state";
import type { EditorProps } from "@tiptap/pm/view";
import { lowlight } from "#ui/code/index.ts";
import { type Trigger, triggerIn } from "../suggestions/trigger.ts";
import { messageExtensions } from "./message-schema.ts";
import type { Beginning } from "./take-over.ts";

/** Code without a language stays without colours, as it does when it is read. */
const colours = { ...lowlight, highlightAuto: () => ({ children: [] }) };

type Options = {
  element: HTMLElement;
  label: string;
  beginning: Beginning;
  props: EditorProps;
  onChange: (editor: Editor, words: boolean) => void;
};

/** The editor, at work at once: its document, selection and focus are there when this returns. */
export function createEditor({ element, label, beginning, props, onChange }: Options): Editor {
  const extensions: Extensions = [
    ...messageExtensions,
    CodeBlockLowlight.configure({ lowlight: colours }),
    Placeholder.configure({ placeholder: label }),
  ];
  const editor = new Editor({
    element,
    extensions,
    content: beginning.document.toJSON(),
    // Styles stand in our own files: the content policy allows no others.
    injectCSS: false,
    editorProps: props,
    onTransaction: (change) => onChange(change.editor, change.transaction.docChanged),
  });
  const { state, view } = editor;
  const [from, to] = beginning.selection.map((at) => Math.min(Math.max(at, 0), state.doc.content.size)) as [
    number,
    number,
  ];
  view.dispatch(state.tr.setSelection(TextSelection.between(state.doc.resolve(from), state.doc.resolve(to))));
  if (beginning.focused) view.focus();
  return editor;
}

/** The name that is begun at the caret; none in code. */
export function triggerAt({ selection, doc }: EditorState): Trigger | null {
  const { empty, $from } = selection;
  if (!empty || $from.parent.type.spec.code || $from.marks().some((mark) => mark.type.spec.code)) return null;
  const words = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc");
  return triggerIn(words, $from.parent === doc.firstChild);
}
