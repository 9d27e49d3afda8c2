/** Saved texts: kept, and put into what is written. */
export { registerSnippets } from "./register-snippets.ts";
export { SnippetList } from "./snippet-list.tsx";
