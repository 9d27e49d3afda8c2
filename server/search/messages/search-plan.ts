import { type QueryPart, readQuery } from "@atrium/contract/search/query-text.ts";
import type { SearchNote } from "@atrium/contract/search/search.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { type Filters, filters, piecesWanted, type Switch } from "../indexing/index.ts";
import { peopleNamed, placesNamed } from "./named-rows.ts";
import { type Days, spanOf, within } from "./search-days.ts";

/** A query as the rows are asked for it. */
export type SearchPlan = {
  terms: string[];
  without: string[];
  must: number[];
  channels: string[];
  authors: string[];
  to: string[];
  days: Days;
  switches: Set<Switch>;
  parts: string[];
  /** What files are. */
  types: string[];
  notes: Set<SearchNote>;
  /** Nothing can fit: no need to look. */
  isEmpty: boolean;
};

type Filter = Extract<QueryPart, { kind: "filter" }>;
const mostWords = 12;
/** Of all words together: the index reads a list for each. */
const mostPieces = 24;

/** Reads a query; refuses what names nobody and no day. Times are days in the reader's zone, of which it is `today`. */
export async function planSearch(
  context: WorkspaceContext,
  query: string,
  today: string,
  known: Filters = filters,
): Promise<SearchPlan> {
  const parts = readQuery(query);
  const words = parts.filter((part) => part.kind !== "filter");
  if (words.length > mostWords) refuse("too_many_words", { detail: `more than ${mostWords} words` });
  const terms = [...new Set(words.flatMap((part) => (part.kind === "term" ? [part.folded] : [])))];
  const plan: SearchPlan = {
    terms,
    without: words.flatMap((part) => (part.kind === "without" ? [part.folded] : [])),
    must: [...new Set(terms.flatMap(piecesWanted))].slice(0, mostPieces),
    channels: [],
    authors: [],
    to: [],
    days: {},
    switches: new Set(),
    parts: [],
    types: [],
    notes: new Set(),
    isEmpty: false,
  };
  for (const part of parts) if (part.kind === "filter") await addFilter(context, plan, part, { today, known });
  if (parts.every((part) => part.kind === "without")) plan.notes.add("nothing_to_find");
  plan.isEmpty ||= plan.notes.has("nothing_to_find");
  return plan;
}

type About = { today: string; known: Filters };

async function addFilter(context: WorkspaceContext, plan: SearchPlan, filter: Filter, about: About): Promise<void> {
  const { operator } = filter;
  if (operator === "from") plan.authors.push(...(await peopleOf(context, filter)));
  else if (operator === "to") plan.to.push(...(await peopleOf(context, filter)));
  else if (operator === "in") plan.channels.push(...(await placesOf(context, filter)));
  else if (operator === "has" || operator === "is") addKind(plan, filter, about.known[operator]);
  else plan.days = within(plan.days, daysOf(filter, about.today));
}

async function peopleOf(context: WorkspaceContext, filter: Filter): Promise<string[]> {
  const name = filter.value.replace(/^@/, "");
  if (name.toLowerCase() === "me") return [context.member.id];
  const ids = await peopleNamed(context, name);
  return ids.length > 0 ? ids : refuseFilter("unknown_person", filter, "nobody is called so");
}

async function placesOf(context: WorkspaceContext, filter: Filter): Promise<string[]> {
  const { value } = filter;
  const people = value.startsWith("@") ? await peopleOf(context, filter) : [];
  const ids = await placesNamed(context, { name: value.replace(/^#/, ""), people });
  return ids.length > 0 ? ids : refuseFilter("unknown_channel", filter, "no channel is called so");
}

function addKind(plan: SearchPlan, filter: Filter, known: Filters["has"]): void {
  const name = filter.value.toLowerCase();
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!found) return refuseFilter("unknown_filter", filter, `one of ${Object.keys(known).join(", ")}`);
  if (found.token) plan.must.push(found.token);
  if (found.is) plan.switches.add(found.is);
  if (found.part) plan.parts.push(found.part);
  if (found.type) plan.types.push(found.type);
}

function daysOf(filter: Filter, today: string): Days {
  const span = spanOf(filter.value, today);
  if (!span) return refuseFilter("bad_date", filter, "a day as 2026-03-31, a month as 2026-03, a year, or today");
  if (filter.operator === "before") return { until: span.from };
  if (filter.operator === "after") return { from: span.until };
  return span;
}

/** The operator is the field that is wrong. */
const refuseFilter = (code: string, { operator, value }: Filter, message: string): never =>
  refuse(code, { detail: `${operator}: ${message}`, fields: [{ path: operator, message: value }] });
