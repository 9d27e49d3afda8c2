import type { InputOf } from "@atrium/contract/protocol/operation.ts";
import { searchMessages as contract, type FoundMessage } from "@atrium/contract/search/search.ts";
import * as z from "zod";
import { membersOf, profilesOf } from "#people/profiles/index.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { refuseField } from "#platform/operations/refuse.ts";
import { isHistoryDone, waitingEntries } from "../indexing/index.ts";
import { byRank, rankHits } from "./rank-hits.ts";
import { todayIn } from "./search-days.ts";
import { planSearch, type SearchPlan } from "./search-plan.ts";
import { type Answer, type Ask, findMessages, foundMessages, type Hit, placesFound } from "./search-rows.ts";

type Input = InputOf<typeof contract>;
/** The place after a hit: by time, or among the ranked ones as of a moment. */
const Newest = z.tuple([z.literal("n"), z.iso.datetime({ offset: true }), z.uuid()]);
const Ranked = z.tuple([z.literal("r"), z.iso.datetime({ offset: true }), z.number(), z.uuid()]);

/** Ranking looks at so many, the newest that fit; a count of what fits goes no further either. */
const pool = 400;
const counted = 100;

export const searchMessages = handle(contract, async (context, input) => {
  const { db, workspaceId } = context;
  // What no query changes is asked in one round trip.
  const [zone, waiting, isDone] = await Promise.all([
    input.timeZone ?? ownZone(context),
    waitingEntries(db, workspaceId),
    isHistoryDone(db, workspaceId),
  ]);
  const today = todayIn(zone, context.now) ?? refuseField("timeZone", "no such time zone");
  const plan = await planSearch(context, input.query, today);
  if (input.channelId) plan.channels = narrowed(plan.channels, input.channelId);
  if (plan.isEmpty || (input.channelId && plan.channels.length === 0)) return nothing(plan);
  if (!isDone || !waiting.isAll) plan.notes.add("still_reading");
  const place = { workspaceId, memberId: context.member.id, zone, archived: input.archived === "include" };
  const page = await pageOf(context, plan, input, { ...place, fresh: waiting.entries });
  const shown = await shownFor(context, page.hits);
  return { ...shown, total: page.total, notes: page.notes, ...(page.next && { next: page.next }) };
});

const narrowed = (channels: string[], only: string): string[] =>
  channels.length === 0 || channels.includes(only) ? [only] : [];
const nothing = (plan: SearchPlan) => ({
  ...{ hits: [], people: [], places: [] },
  total: { count: 0, orMore: false },
  notes: [...plan.notes],
});

/** The time zone of who asks. */
export async function ownZone({ db, workspaceId, member }: WorkspaceContext): Promise<string> {
  const [row] = await membersOf(db, workspaceId, [member.id]);
  return row?.time_zone ?? "UTC";
}

type Page = {
  hits: Hit[];
  total: { count: number; orMore: boolean };
  notes: z.infer<typeof contract.output>["notes"];
  next?: string;
};

async function pageOf({ db, now }: WorkspaceContext, plan: SearchPlan, input: Input, common: Common): Promise<Page> {
  const find = (ask: Ask) => findMessages(db, plan, ask);
  const page =
    input.sort === "newest"
      ? await newestPage(find, common, input)
      : await rankedPage(find, common, input, { now, terms: plan.terms });
  return { ...page, notes: [...plan.notes, ...page.notes] };
}

type Find = (ask: Ask) => Promise<Answer>;
type Common = Omit<Ask, "sort" | "most" | "after" | "pool" | "seen">;

async function newestPage(find: Find, common: Common, { cursor, limit }: Input): Promise<Page> {
  const [, at, id] = placeOfCursor(cursor, Newest) ?? [];
  const after = at && id ? { at, id } : undefined;
  const answer = await find({ ...common, sort: "newest", most: Math.max(limit + 1, counted), after });
  const hits = answer.hits.slice(0, limit);
  const last = hits.at(-1);
  // Where the work ended before the page was full, the next one goes on from there.
  const stop = !answer.complete && !answer.enough && answer.hits.length <= limit ? answer.until : undefined;
  const place = stop ? [stop, firstId] : answer.hits.length > limit && last ? [last.at, last.id] : undefined;
  return {
    hits,
    total: { count: answer.hits.length, orMore: !answer.complete || answer.hits.length > counted },
    notes: stop ? ["not_all_seen"] : [],
    ...(place && { next: cursorTo(["n", ...place]) }),
  };
}

/** Above every id of the same moment. */
const firstId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

async function rankedPage(find: Find, common: Common, input: Input, { now, terms }: Ranking): Promise<Page> {
  const { cursor, limit } = input;
  const [, seen = now.toISOString(), score = 0, id] = placeOfCursor(cursor, Ranked) ?? [];
  const answer = await find({ ...common, sort: "relevance", pool, seen });
  const ranked = rankHits(answer.hits, terms, seen);
  const rest = id === undefined ? ranked : ranked.filter((hit) => byRank(hit, { id, score }) > 0);
  const last = rest[limit - 1];
  return {
    hits: rest.slice(0, limit),
    total: { count: ranked.length, orMore: !answer.complete || ranked.length === pool },
    notes: !answer.complete && !answer.enough ? ["not_all_seen"] : [],
    ...(rest.length > limit && last && { next: cursorTo(["r", seen, last.score, last.id]) }),
  };
}
type Ranking = { now: Date; terms: readonly string[] };

async function shownFor({ db, workspaceId, now }: WorkspaceContext, hits: Hit[]) {
  const ids = hits.map((hit) => hit.id);
  const [found, places] = await Promise.all([
    foundMessages(db, workspaceId, ids),
    placesFound(db, workspaceId, [...new Set(hits.map((hit) => hit.channel))]),
  ]);
  const people = [...found.flatMap(peopleIn), ...places.flatMap((place) => place.people)];
  return { hits: found, places, people: await profilesOf(db, workspaceId, [...new Set(people)], now) };
}

const person = /person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;
const peopleIn = ({ authorId, text, before, after }: FoundMessage): string[] => [
  authorId,
  ...[before, after].flatMap((near) => (near ? [near.authorId] : [])),
  ...[...text.matchAll(person)].map((match) => match[1] as string),
];
