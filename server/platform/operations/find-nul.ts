/**
 * Where a value holds the character U+0000, as dotted keys; undefined when nowhere. PostgreSQL keeps no text with it,
 * and nobody types it.
 */
export function findNul(value: unknown, path = ""): string | undefined {
  if (typeof value === "string") return value.includes("\0") ? path : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key;
    const found = key.includes("\0") ? path : findNul(inner, at);
    if (found !== undefined) return found;
  }
  return undefined;
}
