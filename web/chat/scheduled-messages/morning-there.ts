const workBegins = 9;

/** When it is night there, the next morning there; undefined by day, and where the zone is unknown. */
export function morningThere(timeZone: string, now = new Date()): Date | undefined {
  try {
    const options = { timeZone, hour: "numeric", minute: "numeric", hourCycle: "h23" } as const;
    const parts = new Intl.DateTimeFormat("en", options).formatToParts(now);
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
    const minutes = part("hour") * 60 + part("minute");
    if (minutes >= 7 * 60 && minutes < 22 * 60) return undefined;
    const wait = (workBegins * 60 - minutes + 1440) % 1440;
    return new Date(Math.floor(now.getTime() / 60_000) * 60_000 + wait * 60_000);
  } catch {
    return undefined;
  }
}
