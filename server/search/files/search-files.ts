import type { InputOf } from "@atrium/contract/protocol/operation.ts";
import { searchFiles as contract, type FoundFile } from "@atrium/contract/search/search.ts";
import * as z from "zod";
import { firstIdOf, libraryFiles, seenFiles } from "#files/library/index.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { refuse, refuseField } from "#platform/operations/refuse.ts";
import { type Filters, piecesWanted } from "../indexing/index.ts";
import { ownZone, planSearch, type SearchPlan, todayIn } from "../messages/index.ts";
import { excerptsOf, type FileAsk, findFiles, momentsOf, wordLike } from "./file-search-rows.ts";

type Input = InputOf<typeof contract>;
/** Names first, then what stands in files: where in which of the two a page begins. */
const After = z.tuple([z.enum(["names", "words"]), z.uuid()]);
type Phase = z.infer<typeof After>[0];

const kinds: Filters = {
  has: {
    image: { type: "image" },
    video: { type: "video" },
    audio: { type: "audio" },
    document: { type: "document" },
    file: {},
  },
  is: {},
};

export const searchFiles = handle(contract, async (context, input) => {
  const { db, workspaceId } = context;
  const zone = input.timeZone ?? (await ownZone(context));
  const today = todayIn(zone, context.now) ?? refuseField("timeZone", "no such time zone");
  const plan = await planSearch(context, input.query, today, kinds);
  if (plan.to.length > 0) refuse("unknown_filter", { fields: [{ path: "to", message: "files are meant for nobody" }] });
  const places = placesOf(plan, input.channelId);
  if (plan.isEmpty || places === null) return { files: [], corrected: null };
  const span = await momentsOf(db, plan.days, zone);
  const ask = { ...asked(context, plan, input), places, from: span.from ? firstIdOf(span.from.getTime()) : undefined };
  const until = span.until ? firstIdOf(span.until.getTime()) : undefined;
  const page = await pageOf(context, ask, input, until);
  if (page.files.length > 0 || page.next || input.cursor) return { ...page, corrected: null };
  const terms = await Promise.all(
    plan.terms.map(
      async (term) => (/^[\p{L}\p{N}]{4,}$/u.test(term) && (await wordLike(db, workspaceId, term))) || term,
    ),
  );
  if (terms.every((term, at) => term === plan.terms[at])) return { files: [], corrected: null };
  const corrected = { ...ask, terms, must: terms.flatMap(piecesWanted) };
  return { ...(await pageOf(context, corrected, input, until)), corrected: terms.join(" ") };
});

/** Null: no place can fit. */
function placesOf({ channels }: SearchPlan, only: string | undefined): string[] | null {
  if (!only) return channels;
  return channels.length === 0 || channels.includes(only) ? [only] : null;
}

const asked = ({ workspaceId, member }: WorkspaceContext, plan: SearchPlan, { archived }: Input) => ({
  workspace: workspaceId,
  member: member.id,
  must: plan.must,
  terms: plan.terms,
  without: plan.without,
  type: plan.types[0],
  uploaders: plan.authors,
  archived: archived === "include",
});

type Ask = Omit<FileAsk, "in_names" | "before" | "most">;
type Page = { files: FoundFile[]; next?: string };

async function pageOf(context: WorkspaceContext, ask: Ask, { cursor, limit }: Input, until?: string): Promise<Page> {
  const [phase = "names", after] = placeOfCursor(cursor, After) ?? [];
  const files: FoundFile[] = [];
  for (const now of phase === "names" ? (["names", "words"] as const) : (["words"] as const)) {
    const before = now === phase && after ? after : until;
    const found = await phaseOf(context, { ...ask, before, in_names: now === "names" }, limit - files.length);
    files.push(...found.files);
    if (found.last) return { files, next: cursorTo([now, found.last] satisfies [Phase, string]) };
  }
  return { files };
}

/** Above every id. */
const lastId = "ffffffff-ffff-7fff-bfff-ffffffffffff";

async function phaseOf(context: WorkspaceContext, ask: Omit<FileAsk, "most">, limit: number) {
  const { db, workspaceId } = context;
  const answer = await findFiles(db, { ...ask, most: limit + 1 });
  const hits = answer.hits.slice(0, limit);
  // The index only narrows: what a deleted message held is asked for as when its bytes are served.
  const seen = await seenFiles(
    context,
    hits.map(({ id }) => id),
  );
  const shown = await libraryFiles(
    context,
    hits.flatMap(({ id }) => seen.get(id) ?? []),
  );
  const excerpts = ask.in_names ? new Map() : await excerptsOf(db, workspaceId, hits, ask.terms[0] ?? "");
  const rest = answer.until === null ? undefined : firstIdOf((answer.until + 1) * 86_400_000);
  return {
    files: shown.map((file) => ({ file, excerpt: excerpts.get(file.file.id) ?? null })),
    last: answer.hits.length > limit ? (hits.at(-1)?.id ?? ask.before ?? lastId) : rest,
  };
}
