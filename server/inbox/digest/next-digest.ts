/** At this hour of the person's own clock. */
const hour = 8;
const step = 15 * 60_000;

/**
 * The next morning, or Monday morning, on the clock of a time zone, after a moment. Looked for in steps of a quarter of
 * an hour: every offset there is from UTC is a multiple of it, and days on which the clock is changed need no care.
 */
export function nextDigest(often: "daily" | "weekly", timeZone: string, after: Date): Date {
  const parts = formatOf(timeZone);
  const first = Math.floor(after.getTime() / step) * step + step;
  for (let at = first; at < first + 9 * 86_400_000; at += step) {
    const local = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
    const isMorning = Number(local["hour"]) === hour && local["minute"] === "00";
    if (isMorning && (often === "daily" || local["weekday"] === "Mon")) return new Date(at);
  }
  return new Date(first + 7 * 86_400_000);
}

/** A zone this runtime does not know is taken for UTC. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const options = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  }
}
