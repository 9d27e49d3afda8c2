/** A name without case and accents, as names are ordered and found: `Zoë` is found by `zoe`. */
export const foldName = (name: string): string => name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();

/** The words of a name or of a query, folded, each once. */
export const nameWords = (text: string): string[] => [
  ...new Set(
    foldName(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  ),
];
