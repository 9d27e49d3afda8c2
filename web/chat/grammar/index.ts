/** What the grammar of messages gives, in a form that is easy to walk. */
export { type Branch, treeOf } from "./message-tree.ts";
