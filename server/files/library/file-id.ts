/** The first id that can be made at a moment: UUIDv7 begins with the milliseconds. */
export function firstIdOf(moment: string | number): string {
  const hex = Math.max(0, new Date(moment).getTime()).toString(16).padStart(12, "0").slice(-12);
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
