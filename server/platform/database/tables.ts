/**
 * Every table by name. A feature adds its own beside its queries:
 * `declare module "#platform/database/tables.ts" { interface Tables { message: MessageTable } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: features fill it by declaration merging
export interface Tables {}
