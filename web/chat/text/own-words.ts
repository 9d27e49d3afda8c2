/** Finds the words somebody wants to hear of, as whole words and without regard to case; null for none. */
export function ownWordsPattern(words: readonly string[]): RegExp | null {
  if (words === last.words) return last.pattern;
  const written = words.map((word) =>
    word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replaceAll(/\s+/g, "\\s+"),
  );
  const whole = String.raw`(?<![\p{L}\p{N}])(?:${written.join("|")})(?![\p{L}\p{N}])`;
  last = { words, pattern: words.length > 0 ? new RegExp(whole, "giu") : null };
  return last.pattern;
}

/** Every message on the screen asks for the same. */
let last: { words: readonly string[]; pattern: RegExp | null } = { words: [], pattern: null };
