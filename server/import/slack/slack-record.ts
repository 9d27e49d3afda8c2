/** Anything an export's JSON may hold where an object belongs; every key may be missing or of another kind. */
export type SlackRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is SlackRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const recordOf = (value: unknown): SlackRecord => (isRecord(value) ? value : {});
export const recordsOf = (value: unknown): SlackRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);
export const stringOf = (value: unknown): string => (typeof value === "string" ? value : "");
export const stringsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === "string" && each !== "") : [];

/** The first that says something. */
export const firstOf = (...values: unknown[]): string =>
  values.map((value) => stringOf(value).trim()).find((value) => value !== "") ?? "";

/** Cut to at most `most` characters, never inside one. */
export const cut = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd()}…`;

const earliest = Date.UTC(1971, 0) * 1000;
const latest = Date.UTC(2200, 0) * 1000;

/** A Slack time (`1527628837.000200`, or a number) in microseconds: exact below 2^53. Undefined when it is none. */
export function timeOf(ts: unknown): number | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,6})\d*)?$/.exec(typeof ts === "number" ? String(ts) : stringOf(ts));
  if (!match) return undefined;
  const time = Number(match[1]) * 1_000_000 + Number((match[2] ?? "").padEnd(6, "0"));
  return time >= earliest && time <= latest ? time : undefined;
}

/** As the database takes it; milliseconds, like every time of the product. */
export const instantOf = (microseconds: number): string => new Date(Math.floor(microseconds / 1000)).toISOString();
