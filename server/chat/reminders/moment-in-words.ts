import type { ParsedResult } from "chrono-node";

/** What was written, split into when and what. */
export type Planned = { at: Date; what: string };

/** The languages a time is looked for in, one after the other. */
const languages = ["en", "de", "fr", "es", "pt", "it", "nl"] as const;
/** When a day is named and no hour. */
const morning = 9;

/**
 * Finds a time in a text (`tomorrow 9am to call Ann`, `stretch in 20 minutes`) as somebody in this time zone means it;
 * always one ahead where that can be meant. Undefined when there is none.
 */
export async function momentInWords(text: string, timeZone: string, now: Date): Promise<Planned | undefined> {
  // Large, and needed rarely.
  const chrono = await import("chrono-node");
  // Ids in mentions hold digits that look like dates.
  const plain = text.replace(/\]\([^)]*\)/g, (link) => "_".repeat(link.length));
  const reference = { instant: now, timezone: offsetAt(now, timeZone) / 60_000 };
  for (const language of languages) {
    const found = chrono[language].parse(plain, reference, { forwardDate: true });
    const result = found.find(({ index }) => index === 0) ?? found.at(-1);
    if (result) return { at: instantOf(result, timeZone), what: withoutTime(text, result) };
  }
  return undefined;
}

function instantOf({ start, text }: ParsedResult, timeZone: string): Date {
  // A duration in hours or less, or a zone that was named.
  if (start.isCertain("timezoneOffset")) return start.date();
  const part = (name: "year" | "month" | "day" | "hour" | "minute" | "second") => start.get(name) ?? 0;
  const isPartOfDay = /noon|evening|night|abend|mittag|nacht|soir|midi|tarde|noche|noite|sera|avond|middag/i.test(text);
  const [hour, minute, second] = start.isCertain("hour")
    ? [part("hour"), part("minute"), part("second")]
    : [isPartOfDay ? part("hour") : morning, 0, 0];
  return wallClock(Date.UTC(part("year"), part("month") - 1, part("day"), hour, minute, second), timeZone);
}

/** The instant at which clocks in this zone show what `shown` is in UTC; in a gap of summer time, the one after it. */
function wallClock(shown: number, timeZone: string): Date {
  const guess = shown - offsetAt(new Date(shown), timeZone);
  return new Date(shown - offsetAt(new Date(guess), timeZone));
}

/** How far ahead of UTC a zone is at an instant, in ms. */
function offsetAt(instant: Date, timeZone: string): number {
  const options = { timeZone, hourCycle: "h23", dateStyle: "short", timeStyle: "medium" } as const;
  // The Swedish way of writing is ISO 8601.
  const shown = new Intl.DateTimeFormat("sv-SE", options).format(instant).replace(" ", "T");
  return Date.parse(`${shown}Z`) - Math.floor(instant.getTime() / 1000) * 1000;
}

/** What is left when the time, and the small words that tie it to the rest, are taken out. */
function withoutTime(text: string, { index, text: time }: ParsedResult): string {
  const before = text.slice(0, index).replace(/\s*\b(?:on|at|by|am|um|le|el|em|il|op)?\s*$/iu, "");
  const after = text.slice(index + time.length).replace(/^\s*[,:]?\s*(?:to|that|about)?\b\s*/iu, "");
  const rest = [before, after]
    .filter((part) => part.trim() !== "")
    .join(" ")
    .trim();
  return rest
    .replace(/^(?:to|that|about)\s+/i, "")
    .replace(/^["“](.*)["”]$/s, "$1")
    .trim();
}
