export type SnoozeTime = { id: "hour" | "evening" | "tomorrow" | "week"; until: Date };

/** When something may come back, as people say it; what is past already is left out. */
export function snoozeTimes(now = new Date()): SnoozeTime[] {
  const at = (days: number, hour: number): Date => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    date.setHours(hour, 0, 0, 0);
    return date;
  };
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  const times: SnoozeTime[] = [
    { id: "hour", until: new Date(now.getTime() + 3_600_000) },
    { id: "evening", until: at(0, 18) },
    { id: "tomorrow", until: at(1, 9) },
    { id: "week", until: at(untilMonday, 9) },
  ];
  // "This evening" an hour before evening is the same as "in an hour".
  return times.filter(({ id, until }) => id !== "evening" || until.getTime() - now.getTime() > 2 * 3_600_000);
}
