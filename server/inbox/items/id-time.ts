/** The time a UUIDv7 was made at, in milliseconds: its first 48 bits (RFC 9562). */
export const timeOfId = (id: string): number => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);

/** The lowest id that could have been made at a time. */
export function lowestIdOf(time: number): string {
  const hex = time.toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
