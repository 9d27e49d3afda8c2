const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * A place between two others, as short as it can be: compared as bytes, and never ending in the first digit, so that
 * there is always room before it. Null is before everything, or after.
 */
export function placeBetween(before: string | null, after: string | null): string {
  let place = "";
  let low = before ?? "";
  let high = after !== null && (before === null || after > before) ? after : null;
  for (;;) {
    const from = low === "" ? 0 : digits.indexOf(low[0] as string);
    const to = high === null ? digits.length : digits.indexOf(high[0] as string);
    if (to - from > 1) return place + digits[Math.floor((from + to) / 2)];
    place += digits[from];
    low = low.slice(1);
    high = high !== null && to === from ? high.slice(1) : null;
    if (high === "") high = null;
  }
}
