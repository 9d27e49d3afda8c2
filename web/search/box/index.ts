/** The field of a search: chips, suggestions, and what was looked for before. */
export { keepSearch } from "./recent-searches.ts";
export { SearchBox } from "./search-box.tsx";
