import {
  filterValues,
  type Operator,
  operators,
  readQuery,
  writtenFilter,
} from "@atrium/contract/search/query-text.ts";
import { searchChannels, searchPeople } from "@atrium/contract/search/search.ts";
import { t } from "@lingui/core/macro";
import { keepProfiles, profiles } from "#people/profiles/index.ts";
import { api } from "#platform/api/api.ts";
import { rank } from "#platform/slots/rank.ts";
import { currentSpace } from "#platform/store/space.ts";
import { recentSearches } from "./recent-searches.ts";

/** Something the field offers: what is shown, and the whole query it makes of what was typed. */
export type Suggestion = {
  id: string;
  kind: "recent" | "operator" | "value" | "person" | "channel";
  label: string;
  detail?: string;
  /** Takes the place of the last word. `open`: more is to be typed, e.g. after `from:`. */
  text: string;
  isOpen?: true;
  personId?: string;
};

const most = 7;

/** The last word of what was typed, and what stands before it. */
export function lastWord(text: string): { before: string; word: string } {
  const word = /(?:[a-z]+:"[^"]*|\S*)$/i.exec(text)?.[0] ?? "";
  return { before: text.slice(0, text.length - word.length), word };
}

/** What fits the last word at once, from this device. */
export function suggestionsFor(text: string): Suggestion[] {
  const { word } = lastWord(text);
  if (text.trim() === "") return [...recent(), ...operatorsLike("")];
  const [, operator, value = ""] = /^([a-z]+):"?([^"]*)$/i.exec(word) ?? [];
  if (!operator) return word.length > 0 ? operatorsLike(word) : [];
  return valuesOf(operator.toLowerCase() as Operator, value);
}

const recent = (): Suggestion[] =>
  recentSearches.get().map((query) => ({ id: `recent ${query}`, kind: "recent", label: query, text: query }));

function operatorsLike(word: string): Suggestion[] {
  const fitting = operators.filter((name) => name.startsWith(word.toLowerCase()));
  return fitting.map((name) => ({
    id: `operator ${name}`,
    kind: "operator",
    label: `${name}:`,
    detail: operatorWords()[name],
    text: `${name}:`,
    isOpen: true,
  }));
}

const operatorWords = (): Record<Operator, string> => ({
  from: t`who wrote it`,
  in: t`the channel it is in`,
  to: t`who it was meant for`,
  before: t`earlier than a day`,
  after: t`later than a day`,
  on: t`on a day`,
  during: t`in a month or year`,
  has: t`what it holds`,
  is: t`what it is`,
});

function valuesOf(operator: Operator, value: string): Suggestion[] {
  if (operator === "from" || operator === "to") return peopleLike(operator, value);
  if (operator === "has" || operator === "is") return named(operator, [...filterValues[operator]], value);
  if (operator === "in") return value.startsWith("@") ? peopleLike(operator, value.slice(1), "@") : [];
  return operators.includes(operator) ? named(operator, days(operator), value) : [];
}

const days = (operator: Operator): string[] =>
  operator === "during" ? ["week", "month", "year", ...months()] : ["today", "yesterday", dayBefore(7), dayBefore(30)];

/** The last few months as `2026-03`. */
const months = (): string[] =>
  [0, 1, 2].map((back) => {
    const now = new Date();
    return localDay(new Date(now.getFullYear(), now.getMonth() - back, 1)).slice(0, 7);
  });
const dayBefore = (count: number): string => localDay(new Date(Date.now() - count * 86_400_000));
const localDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

const named = (operator: Operator, values: readonly string[], typed: string): Suggestion[] =>
  values
    .filter((value) => value.startsWith(typed.toLowerCase()))
    .map((value) => ({
      id: `${operator} ${value}`,
      kind: "value",
      label: value,
      text: `${writtenFilter(operator, value)} `,
    }));

/** `sign`: what tells a person from a channel. */
function peopleLike(operator: Operator, typed: string, sign = ""): Suggestion[] {
  const known = Object.values(profiles.get())
    .map((profile) => ({ profile, fit: typed ? rank(profile.name, typed) : 0.5 }))
    .filter(({ fit }) => fit > 0.2)
    .sort((a, b) => b.fit - a.fit || a.profile.name.localeCompare(b.profile.name))
    .slice(0, most);
  const people = known.map(
    ({ profile }): Suggestion => ({
      id: `person ${profile.id}`,
      kind: "person",
      label: profile.name,
      detail: profile.title,
      personId: profile.id,
      text: `${writtenFilter(operator, sign + profile.name)} `,
    }),
  );
  const isMe = operator !== "in" && "me".startsWith(typed.toLowerCase());
  const me: Suggestion = { id: "person me", kind: "value", label: t`me`, text: `${operator}:me ` };
  return isMe ? [me, ...people] : people;
}

/** The same completed by the server: people this device does not know, channels by name. */
export async function fetchSuggestions(text: string): Promise<Suggestion[]> {
  const [, operator = "", value = ""] = /^(from|to|in):"?([^"]*)$/i.exec(lastWord(text).word) ?? [];
  const query = value.trim().replace(/^[#@]/, "");
  if (!operator || !query) return suggestionsFor(text);
  const { workspaceId } = currentSpace();
  if (operator.toLowerCase() !== "in" || value.startsWith("@")) {
    const { people } = await api.call(searchPeople, { workspaceId, query, limit: most });
    keepProfiles(people);
    return suggestionsFor(text);
  }
  const { channels } = await api.call(searchChannels, { workspaceId, query, limit: most });
  return channels.map(({ channel }) => ({
    id: `channel ${channel.id}`,
    kind: "channel",
    label: channel.name,
    detail: channel.purpose,
    text: `${writtenFilter("in", channel.name)} `,
  }));
}

/** A query as the field shows it: whole filters as chips, then the rest as text. */
export function chipsOf(query: string): { chips: string[]; rest: string } {
  const parts = readQuery(query);
  const chips = parts.filter((part) => part.kind === "filter" && (part.to < query.length || query.endsWith('"')));
  let rest = query;
  for (const chip of chips.toReversed()) rest = rest.slice(0, chip.from) + rest.slice(chip.to).trimStart();
  return { chips: chips.map((chip) => chip.text), rest };
}

export const joined = (chips: readonly string[], rest: string): string => [...chips, rest].join(" ");
