import type { Token } from "markdown-it";

/** The grammar's flat list of opening and closing tokens as a tree: what is easy to draw. */
export type Branch = { token: Token; children: Branch[] };

/** Nested deeper than this is drawn flat: hostile text must not exhaust the stack. */
const deepest = 24;

export function treeOf(tokens: readonly Token[]): Branch[] {
  const top: Branch[] = [];
  const open: Branch[][] = [top];
  for (const token of tokens) {
    const here = open.at(-1) ?? top;
    if (token.type.endsWith("_close")) {
      if (open.length > 1) open.pop();
      continue;
    }
    const branch: Branch = { token, children: token.children ? treeOf(token.children) : [] };
    const opens = token.type.endsWith("_open");
    if (open.length <= deepest) here.push(branch);
    if (opens) open.push(open.length <= deepest ? branch.children : here);
  }
  return top;
}
