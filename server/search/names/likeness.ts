/**
 * How well a folded name fits what was typed, 0 to 1: the whole name, its beginning, the beginning of a word, a part,
 * and last what somebody mistyped. Zero fits not at all.
 */
export function likeness(name: string, typed: string): number {
  if (name === typed) return 1;
  if (name.startsWith(typed)) return 0.9;
  const words = wordsOf(name);
  const wanted = wordsOf(typed);
  if (wanted.length > 0 && wanted.every((word) => words.some((other) => other.startsWith(word)))) return 0.8;
  if (typed.length > 1 && name.includes(typed)) return 0.7;
  const fits = wanted.map((word) => Math.max(0, ...words.map((other) => mistyped(other, word))));
  return fits.length > 0 && fits.every((fit) => fit > 0) ? (0.6 * fits.reduce((a, b) => a + b)) / fits.length : 0;
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);

/** 1 for the same beginning, less for each error; 0 for more errors than a word of this length may have. */
function mistyped(word: string, typed: string): number {
  if (word.startsWith(typed)) return 1;
  const allowed = typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2;
  if (allowed === 0) return 0;
  const errors = Math.min(distance(word, typed), distance(word.slice(0, typed.length), typed));
  return errors > allowed ? 0 : 1 - errors / (typed.length + 1);
}

/** Letters to add, drop, change or swap with their neighbour (Damerau 1964, optimal string alignment). */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) row.push(cell(one, other, { i, j, row, last, before }));
    [before, last] = [last, row];
  }
  return last[other.length] as number;
}

type Step = { i: number; j: number; row: number[]; last: number[]; before: number[] };

function cell(one: string, other: string, { i, j, row, last, before }: Step): number {
  const cost = one[i - 1] === other[j - 1] ? 0 : 1;
  const least = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + cost);
  const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
  return isSwap ? Math.min(least, (before[j - 2] as number) + 1) : least;
}
