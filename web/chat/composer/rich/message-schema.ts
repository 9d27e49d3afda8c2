import {
  type Extensions,
  getSchema,
  InputRule,
  Mark,
  markInputRule,
  mergeAttributes,
  Node,
  nodeInputRule,
} from "@tiptap/core";
import { CodeBlock } from "@tiptap/extension-code-block";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { grammar } from "./message-shape.ts";

/**
 * What can stand in a message while it is written: what its grammar knows, and nothing else. A line is a paragraph,
 * an empty line is an empty one: lists, quotes and code then take single lines, as people mean it, and the caret goes
 * where it would in plain text. `written-lines.ts` turns lines into Markdown's paragraphs and back.
 */
const kit = StarterKit.configure({
  codeBlock: false,
  dropcursor: false,
  link: false,
  listItem: false,
  undoRedo: { newGroupDelay: 400 },
  trailingNode: { notAfter: ["bulletList", "orderedList", "blockquote"] },
  underline: false,
  code: false,
});

/** Inside code nothing else means anything, but code itself may be bold, or a link. */
const Code = Mark.create({
  name: "code",
  priority: 20,
  excludes: "maths",
  code: true,
  exitable: true,
  addInputRules() {
    return [markInputRule({ find: /(?:^|[^`])(`([^`]+)`)(?!`)$/, type: this.type })];
  },
  parseHTML: () => [{ tag: "code" }],
  renderHTML: ({ HTMLAttributes }) => ["code", HTMLAttributes, 0],
});

/** A formula in a line, as its source. */
const Maths = Mark.create({
  name: "maths",
  priority: 10,
  excludes: "code",
  code: true,
  exitable: true,
  addInputRules() {
    return [markInputRule({ find: /(?:^|[^$])(\$\$([^$]+)\$\$)$/, type: this.type })];
  },
  renderHTML: ({ HTMLAttributes }) => [
    "span",
    mergeAttributes(HTMLAttributes, { class: "written-maths", dir: "ltr" }),
    0,
  ],
  parseHTML: () => [{ tag: "span.written-maths" }],
});

/** Outermost: what is hidden is hidden with all its marks. */
const Spoiler = Mark.create({
  name: "spoiler",
  priority: 1100,
  exitable: true,
  addInputRules() {
    return [markInputRule({ find: /(?:^|[^|])(\|\|(?!\s)([^|]+)\|\|)$/, type: this.type })];
  },
  parseHTML: () => [{ tag: "span.written-spoiler" }],
  renderHTML: ({ HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes, { class: "written-spoiler" }), 0],
});

/** The element has no address to follow: while writing, a click puts the caret into it. */
const Link = Mark.create({
  name: "link",
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({
    href: {
      default: "",
      parseHTML: (element) => element.getAttribute("href") ?? element.dataset["href"] ?? "",
      renderHTML: ({ href }) => ({ "data-href": href, "data-tip": href }),
    },
  }),
  addInputRules() {
    return [
      new InputRule({
        find: /\[([^[\]]+)\]\(((?:https?:\/\/|mailto:)[^\s()]+)\)$/,
        handler: ({ state, range, match }) => {
          const mark = this.type.create({ href: grammar.normalizeLink(match[2] ?? "") });
          state.tr.replaceWith(range.from, range.to, state.schema.text(match[1] ?? "", [mark])).removeStoredMark(mark);
        },
      }),
    ];
  },
  parseHTML: () => [{ tag: "a[href]" }, { tag: "a[data-href]" }],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
});

/** A person or a channel called by name. */
const Mention = Node.create({
  name: "mention",
  group: "inline",
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({ href: { default: "", rendered: false }, label: { default: "", rendered: false } }),
  parseHTML: () => [
    {
      tag: "span[data-mention]",
      getAttrs: (element) => ({ href: element.dataset["mention"] ?? "", label: element.textContent ?? "" }),
    },
  ],
  renderHTML: ({ node }) => ["span", { class: "mention", "data-mention": node.attrs["href"] }, node.attrs["label"]],
  renderText: ({ node }) => String(node.attrs["label"]),
});

const shownMoment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });

/** A moment, in the zone of whoever writes. */
const Moment = Node.create({
  name: "moment",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ at: { default: "", rendered: false } }),
  parseHTML: () => [{ tag: "time[datetime]", getAttrs: (element) => ({ at: element.getAttribute("datetime") }) }],
  addInputRules() {
    return [
      nodeInputRule({
        // Without a group: what stands around one would stay.
        find: /<time:\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)>$/,
        type: this.type,
        getAttributes: ([written]) => ({ at: written.slice("<time:".length, -1) }),
      }),
    ];
  },
  renderHTML: ({ node }) => {
    const at = String(node.attrs["at"]);
    return ["time", { class: "moment", datetime: at }, shownMoment.format(new Date(at))];
  },
  renderText: ({ node }) => `<time:${node.attrs["at"]}>`,
});

const MathsBlock = Node.create({
  name: "mathsBlock",
  group: "block",
  content: "text*",
  marks: "",
  code: true,
  defining: true,
  parseHTML: () => [{ tag: "pre.written-maths", preserveWhitespace: "full" }],
  renderHTML: ({ HTMLAttributes }) => [
    "pre",
    mergeAttributes(HTMLAttributes, { class: "written-maths", dir: "ltr" }),
    0,
  ],
});

/** Anything may be first in an item, as in Markdown. */
const ListItem = Node.create({
  name: "listItem",
  content: "block+",
  defining: true,
  parseHTML: () => [{ tag: "li" }],
  renderHTML: ({ HTMLAttributes }) => ["li", HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return {
      // Where there is nothing to move the key goes on to what it always does: the next field.
      Tab: () => this.editor.commands.sinkListItem(this.name),
      "Shift-Tab": () => this.editor.commands.liftListItem(this.name),
    };
  },
});

const align = { align: { default: null, rendered: false } };
// A cell of Markdown is one line.
const Cell = TableCell.extend({
  content: "paragraph",
  addAttributes() {
    return { ...this.parent?.(), ...align };
  },
});
const Heading = TableHeader.extend({
  content: "paragraph",
  addAttributes() {
    return { ...this.parent?.(), ...align };
  },
});

/** Everything but what colours code, which needs more. */
export const messageExtensions: Extensions = [
  kit,
  Code,
  Maths,
  Spoiler,
  Link,
  Mention,
  Moment,
  MathsBlock,
  ListItem,
  Table.configure({ resizable: false }),
  TableRow,
  Cell,
  Heading,
];

/** What a message is made of, for reading and writing Markdown. */
export const messageSchema = getSchema([...messageExtensions, CodeBlock]);
