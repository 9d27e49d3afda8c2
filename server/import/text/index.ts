/** Texts of other products, read into a tree of meaning and written as our Markdown. */
export {
  type Block,
  type Inline,
  isEmpty,
  linkTo,
  paragraph,
  peopleIn,
  seenInline,
  seenText,
  words,
} from "./text-tree.ts";
export { markdownOf } from "./tree-markdown.ts";
