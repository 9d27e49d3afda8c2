export type Expiry = "half-hour" | "hour" | "4-hours" | "today" | "week" | "custom" | "never";

/** When something shall end: by a preset, or at a moment typed as `2026-11-20T14:30` on one's own clock. */
export type Until = { expiry: Expiry; custom: string };

const minutes: Partial<Record<Expiry, number>> = { "half-hour": 30, hour: 60, "4-hours": 240 };

/** When a status chosen `now` ends, in the person's own time zone; null for never. A week ends on Sunday. */
export function expiryInstant(expiry: Expiry, now = new Date()): string | null {
  if (expiry === "never") return null;
  const after = minutes[expiry];
  if (after !== undefined) return new Date(now.getTime() + after * 60_000).toISOString();
  const end = new Date(now);
  if (expiry === "week") end.setDate(end.getDate() + ((7 - end.getDay()) % 7));
  end.setHours(23, 59, 59, 0);
  return end.toISOString();
}

/** The same with a moment of one's own; null also for one that is no moment, or has passed. */
export function untilInstant({ expiry, custom }: Until, now = new Date()): string | null {
  if (expiry !== "custom") return expiryInstant(expiry, now);
  const moment = new Date(custom);
  return moment > now ? moment.toISOString() : null;
}

/** What a field for a moment shows: the next full hour but one. */
export function suggestedMoment(now = new Date()): string {
  const moment = new Date(now.getTime() - now.getTimezoneOffset() * 60_000 + 2 * 3_600_000);
  return `${moment.toISOString().slice(0, 13)}:00`;
}
