import type { Node, NodeType } from "@tiptap/pm/model";
import { type Command, TextSelection } from "@tiptap/pm/state";

/**
 * Makes the chosen lines one block of code (or maths), or the block lines again. Lists and quotes among them end:
 * code is only its letters.
 */
export const toggleLines =
  (type: NodeType, attrs: Record<string, unknown> = {}): Command =>
  ({ doc, selection, schema, tr }, dispatch) => {
    const { $from, $to } = selection;
    const inside = $from.parent.type === type && $from.sameParent($to);
    if (inside) {
      const lines = $from.parent.textContent.split("\n").map((line) => lineOf(schema.nodes["paragraph"], line));
      dispatch?.(tr.replaceWith($from.before(), $from.after(), lines).scrollIntoView());
      return true;
    }
    const depth = Math.min($from.depth, $to.depth, 1);
    const [from, to] = [$from.before(depth), $to.after(depth)];
    const texts: string[] = [];
    doc.nodesBetween(from, to, (node) => {
      if (!node.isTextblock) return true;
      texts.push(node.textBetween(0, node.content.size, "\n", (leaf) => leaf.attrs["label"] ?? ""));
      return false;
    });
    const code = texts.join("\n");
    const block = type.create(attrs, code ? schema.text(code) : null);
    tr.replaceWith(from, to, block);
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from + 1 + code.length)).scrollIntoView());
    return true;
  };

const lineOf = (type: NodeType | undefined, line: string): Node =>
  type?.create(null, line ? type.schema.text(line) : null) as Node;
