import "./rich-field.css";
import type { Editor } from "@tiptap/core";
import { EditorState } from "@tiptap/pm/state";
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import type { Suggestion } from "../suggestions/suggestion.ts";
import type { FieldProps } from "../writing-field.ts";
import { createEditor, triggerAt } from "./create-editor.ts";
import { editorProps } from "./editor-props.ts";
import { LinkEditor } from "./link-editor.tsx";
import { sameShape, shapeOfDocument } from "./message-shape.ts";
import { readMarkdown } from "./read-markdown.ts";
import { insertPasted, plainLines } from "./rich-paste.ts";
import { activeTools, runTool } from "./rich-tools.ts";
import type { Beginning } from "./take-over.ts";
import { writeMarkdown } from "./write-markdown.ts";
import { toParagraphs } from "./written-lines.ts";

export { takeOver } from "./take-over.ts";

type Props = Omit<FieldProps, "initial"> & { beginning: Beginning };

/** The field that shows formatting while one writes. Markdown goes in and comes out. */
export function RichField(props: Props) {
  const { ref, label, beginning, menu, option } = props;
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [linking, setLinking] = useState(false);
  useLayoutEffect(() => {
    latest.current = props;
  });
  // Before anything else can happen: a key pressed now must find the field it takes over from, or this one.
  useLayoutEffect(() => {
    if (!place.current) return;
    const made: Editor = createEditor({
      element: place.current,
      label,
      beginning,
      props: editorProps({
        editor: () => made,
        label,
        told: () => latest.current,
        onLink: () => setLinking(true),
      }),
      onChange: (now, words) => tell(now, latest.current, words),
    });
    setEditor(made);
    tell(made, latest.current, false);
    return () => made.destroy();
    // oxlint-disable-next-line react/exhaustive-deps -- what it begins with is taken once
  }, []);
  useEffect(() => {
    const dom = editor?.view.dom;
    const set = (name: string, value: string | null) =>
      value === null ? dom?.removeAttribute(name) : dom?.setAttribute(name, value);
    set("aria-controls", option === null ? null : menu);
    set("aria-activedescendant", option);
  }, [editor, menu, option]);
  useImperativeHandle(ref, () => ({
    focus: () => editor?.view.focus(),
    markdown: () => (editor ? markdownOf(editor, beginning) : beginning.markdown),
    clear() {
      if (!editor) return;
      clear(editor);
      tell(editor, latest.current, true);
    },
    handOver: () => null,
    use: (tool) => {
      if (!editor) return;
      if (tool === "link") setLinking(true);
      else runTool(editor, tool);
    },
    insert(words) {
      editor?.view.dispatch(editor.state.tr.insertText(words).scrollIntoView());
      editor?.view.focus();
    },
    insertMarkdown(markdown) {
      if (!editor) return;
      insertPasted(editor.view, readMarkdown(markdown), plainLines(markdown));
      editor.view.focus();
    },
    complete: (letters, suggestion) => editor && complete(editor, letters, suggestion),
    beginName() {
      const before = editor?.state.selection.$from.nodeBefore?.text ?? "";
      editor?.view.dispatch(editor.state.tr.insertText(before === "" || /\s$/.test(before) ? "@" : " @"));
      editor?.view.focus();
    },
    setLanguage(language) {
      editor?.commands.updateAttributes("codeBlock", { language: language || null });
      editor?.view.focus();
    },
  }));
  return (
    <>
      {linking && editor && <LinkEditor editor={editor} onDone={() => setLinking(false)} />}
      <div ref={place} />
    </>
  );
}

/** Opened and not changed it is what it was, to the letter. */
function markdownOf(editor: Editor, { document, markdown }: Beginning): string {
  const shapes = [editor.state.doc, document].map((one) => shapeOfDocument(toParagraphs(one)));
  if (shapes[0] && shapes[1] && sameShape(shapes[0], shapes[1]) && markdown !== "") return markdown;
  // The space behind the last word says that the word is complete: a command asks for its arguments then.
  return writeMarkdown(editor.state.doc) + (/\S $/.test(editor.state.doc.lastChild?.textContent ?? "") ? " " : "");
}

/** Tells where the caret is, and of the words when they changed. */
function tell(editor: Editor, { onChange, onTrigger, onState }: Props, words: boolean): void {
  const { doc } = editor.state;
  if (words) onChange(doc.textContent.trim() === "" && !holdsThings(editor) ? 0 : doc.content.size);
  onTrigger(triggerAt(editor.state));
  const language = editor.isActive("codeBlock") ? String(editor.getAttributes("codeBlock")["language"] ?? "") : null;
  onState({ active: activeTools(editor), language });
}

/** Names and moments are no letters. */
function holdsThings({ state }: Editor): boolean {
  let found = false;
  state.doc.descendants((node) => {
    found ||= node.isAtom && node.isInline && !node.isText && node.type.name !== "hardBreak";
    return !found;
  });
  return found;
}

/** Empty, and nothing of before can be brought back into the next message. */
function clear(editor: Editor): void {
  const { schema, plugins } = editor.state;
  const doc = schema.topNodeType.createAndFill();
  if (doc) editor.view.updateState(EditorState.create({ doc, plugins }));
}

function complete(editor: Editor, letters: number, { text, mention }: Suggestion): void {
  const { state, view } = editor;
  const { from } = state.selection;
  const { schema } = state;
  const href = mention && `${mention.kind}:${mention.id}`;
  const name = href ? schema.nodes["mention"]?.create({ href, label: text }) : schema.text(text);
  if (name) view.dispatch(state.tr.replaceWith(from - letters, from, [name, schema.text(" ")]).scrollIntoView());
  view.focus();
}
