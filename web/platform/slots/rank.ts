/**
 * How well a name fits what was typed: 0 does not, 1 fits exactly. The whole name before its beginning, that
 * before the beginning of a word, that before anywhere, that before the letters in order with gaps.
 */
export function rank(name: string, query: string): number {
  const wanted = fold(query);
  const text = fold(name);
  if (!wanted) return 0.1;
  if (text === wanted) return 1;
  if (text.startsWith(wanted)) return 0.9;
  const at = text.indexOf(wanted);
  if (at > 0) return /[\s\-_.,/#@(]/.test(text[at - 1] ?? "") ? 0.8 : 0.6;
  const words = wanted.split(/\s+/);
  if (words.length > 1 && words.every((word) => text.includes(word))) return 0.5;
  return inOrder(text, wanted);
}

/** Without accents and case: "Zoe" finds "Zoë". */
const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .trim();

/** Letters in order; the closer together the better. One letter fits too much to mean anything. */
function inOrder(text: string, wanted: string): number {
  if (wanted.length < 2) return 0;
  let at = -1;
  let first = -1;
  for (const letter of wanted) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return 0;
    if (first < 0) first = at;
  }
  const spread = (at - first + 1) / wanted.length;
  return spread > 4 ? 0 : 0.4 / spread;
}
