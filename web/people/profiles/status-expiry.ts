export type Expiry = "half-hour" | "hour" | "4-hours" | "today" | "week" | "never";

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
