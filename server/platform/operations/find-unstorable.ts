/**
 * Where a value holds what PostgreSQL keeps in no text, as dotted keys; undefined when nowhere: the character U+0000,
 * and half a character (a lone surrogate, which would be stored as another one than was answered and told). Nobody
 * types either.
 */
export function findUnstorable(value: unknown, path = ""): string | undefined {
  if (typeof value === "string") return isUnstorable(value) ? path : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key;
    const found = isUnstorable(key) ? path : findUnstorable(inner, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isUnstorable = (text: string): boolean => text.includes("\0") || !text.isWellFormed();
