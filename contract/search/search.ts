import * as z from "zod";
import { Channel } from "../chat/channels.ts";
import { LibraryFile } from "../files/library.ts";
import { Profile } from "../people/profiles.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** What people type: words, `"a phrase"`, `-word`, and operators (`query-text.ts`). */
const Query = z.string().trim().max(500);

/** A message beside a found one, for its context. */
export const NearMessage = z.strictObject({ id: Id, authorId: Id, text: z.string(), createdAt: Instant });
export type NearMessage = z.infer<typeof NearMessage>;

/** A message that was found. `before` and `after` are its neighbours in the timeline, or in its thread. */
export const FoundMessage = z.strictObject({
  id: Id,
  channelId: Id,
  /** The message it answers, or null. */
  threadId: Id.nullable(),
  /** False for a reply that is only in its thread. */
  inTimeline: z.boolean(),
  authorId: Id,
  /** Markdown, as it was written. */
  text: z.string(),
  createdAt: Instant,
  editedAt: Instant.nullable(),
  replies: z.number().int(),
  before: NearMessage.nullable(),
  after: NearMessage.nullable(),
});
export type FoundMessage = z.infer<typeof FoundMessage>;

/** A conversation as a result names it; `people` for direct and group messages. */
export const FoundPlace = z.strictObject({
  id: Id,
  kind: z.enum(["channel", "direct", "group"]),
  visibility: z.enum(["public", "private"]),
  name: z.string(),
  archived: z.boolean(),
  people: z.array(Id),
});
export type FoundPlace = z.infer<typeof FoundPlace>;

/**
 * Something a search could not do in full: `nothing_to_find` because the
 * query has no word and no filter, `not_all_seen` because it ended after its share of work: `next` goes on from there; `still_reading` while
 * what was said long ago, or came with an import, is still being read.
 */
export const SearchNote = z.enum(["nothing_to_find", "not_all_seen", "still_reading"]);
export type SearchNote = z.infer<typeof SearchNote>;

/**
 * Messages the asker may read now. Operators: `from: in: to: before: after: on: during: has:(link|file|image|code|reaction|pin|poll)
 * is:(thread|unread|saved) -word "phrase"`. A word is found inside longer words from three letters on, shorter ones as
 * whole words. `relevance` ranks the newest 400 that fit; `newest` goes back without an end. Dates are days in
 * `timeZone`, the profile's unless told. A refusal names the operator in its `fields`.
 */
export const searchMessages = operation("searchMessages", {
  method: "GET",
  path: "/workspaces/{workspaceId}/search/messages",
  summary: "Search in messages",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    query: Query,
    channelId: Id.optional().meta({ description: "search this conversation alone" }),
    sort: z.enum(["relevance", "newest"]).default("relevance"),
    archived: z.enum(["no", "include"]).default("no").meta({ description: "archived channels" }),
    timeZone: z.string().max(64).optional(),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(25),
  }),
  output: z.strictObject({
    hits: z.array(FoundMessage),
    /** How many fit; with `orMore` at least so many. */
    total: z.strictObject({ count: z.number().int(), orMore: z.boolean() }),
    people: z.array(Profile),
    places: z.array(FoundPlace),
    notes: z.array(SearchNote),
    next: z.string().optional(),
  }),
  errors: { unknown_person: 400, unknown_channel: 400, bad_date: 400, unknown_filter: 400, too_many_words: 400 },
  limit: { count: 120, seconds: 60 },
});

/** People by name, typing errors allowed; best first. */
export const searchPeople = operation("searchPeople", {
  method: "GET",
  path: "/workspaces/{workspaceId}/search/people",
  summary: "Find people by name",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    query: z.string().trim().min(1).max(80),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.strictObject({ people: z.array(Profile) }),
  limit: { count: 240, seconds: 60 },
});

/** A file that was found; `excerpt` is where the words stand in its text, null when its name or tags hold them all. */
export const FoundFile = z.strictObject({ file: LibraryFile, excerpt: z.string().nullable() });
export type FoundFile = z.infer<typeof FoundFile>;

/**
 * Files the asker may see now: by name and tags first, then by what stands in them or is said in them; each part the
 * newest first. Words of names may be mistyped: `corrected` is then what was looked for instead. Operators:
 * `from: in: before: after: on: during: has:(image|video|audio|document)`. A page may be shorter than asked for.
 */
export const searchFiles = operation("searchFiles", {
  method: "GET",
  path: "/workspaces/{workspaceId}/search/files",
  summary: "Search in files",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    query: Query,
    channelId: Id.optional().meta({ description: "search the files of this conversation alone" }),
    archived: z.enum(["no", "include"]).default("no").meta({ description: "archived channels" }),
    timeZone: z.string().max(64).optional(),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(25),
  }),
  output: z.strictObject({
    files: z.array(FoundFile),
    corrected: z.string().nullable(),
    next: z.string().optional(),
  }),
  errors: { unknown_person: 400, unknown_channel: 400, bad_date: 400, unknown_filter: 400, too_many_words: 400 },
  limit: { count: 120, seconds: 60 },
});

/** Channels by name, typing errors allowed; best first. */
export const searchChannels = operation("searchChannels", {
  method: "GET",
  path: "/workspaces/{workspaceId}/search/channels",
  summary: "Find channels by name",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    query: z.string().trim().min(1).max(80),
    archived: z.enum(["no", "include"]).default("no"),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.strictObject({ channels: z.array(z.strictObject({ channel: Channel, joined: z.boolean() })) }),
  limit: { count: 240, seconds: 60 },
});
