/**
 * How well a name fits what was typed: 1 for the letters in order somewhere, more for whole beginnings; 0 for not
 * at all. Accents and capitals do not count. With nothing typed everything fits.
 */
export function fuzzyScore(name: string, typed: string): number {
  const [text, query] = [plain(name), plain(typed)];
  if (query === "") return 1;
  if (text === query) return 6;
  if (text.startsWith(query)) return 5;
  if (text.split(/[\s\-_.]+/).some((word) => word.startsWith(query))) return 4;
  if (text.includes(query)) return 3;
  return inOrder(text, query) ? (initials(text).includes(query) ? 2 : 1) : 0;
}

const plain = (text: string): string => text.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const initials = (text: string): string =>
  text
    .split(/[\s\-_.]+/)
    .map((word) => word.charAt(0))
    .join("");

/** Whether all letters stand in the text, in order, the first at the beginning of a word. */
function inOrder(text: string, query: string): boolean {
  const start = text.search(new RegExp(`(?:^|[\\s\\-_.])${escaped(query.charAt(0))}`));
  let at = start;
  for (const letter of query) {
    at = at < 0 ? -1 : text.indexOf(letter, at) + 1 || -1;
    if (at < 0) return false;
  }
  return true;
}

const escaped = (letter: string): string => letter.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
