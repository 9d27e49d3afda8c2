/**
 * Answers several features contribute to without knowing each other. The asking feature names the part, e.g.
 * `declare module "#platform/operations/parts.ts" { interface Parts { badge: { unread: boolean } } }`,
 * others provide it in their door (`parts: { badge: async (context) => ... }`), and `context.collect("badge")`
 * answers all of them.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features fill it by declaration merging
export interface Parts {}
