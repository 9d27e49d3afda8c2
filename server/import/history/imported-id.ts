import { hash } from "node:crypto";

/** The same thing of the same workspace always gets the same id: importing twice is importing once. */
const digest = (parts: readonly string[]): string => hash("sha256", parts.join("\u0000"), "hex");

const variant = (digit: string): string => ((Number.parseInt(digit, 16) & 0x3) | 0x8).toString(16);

/** A UUIDv8 (RFC 9562, 5.8) made of a hash. */
export function importedId(...parts: string[]): string {
  const hex = digest(parts);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant(hex[16] as string)}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * A UUIDv7 with the time something was written elsewhere, its microseconds in the 12 bits below (RFC 9562, 6.2
 * method 3) and a hash in the rest: such ids sort like the times.
 */
export function importedTimeId(microseconds: number, ...parts: string[]): string {
  const milliseconds = Math.floor(microseconds / 1000);
  const time = milliseconds.toString(16).padStart(12, "0");
  const fraction = (((microseconds - milliseconds * 1000) * 4096) / 1000) | 0;
  const hex = digest(parts);
  const tail = `${variant(hex[0] as string)}${hex.slice(1, 4)}-${hex.slice(4, 16)}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${fraction.toString(16).padStart(3, "0")}-${tail}`;
}
