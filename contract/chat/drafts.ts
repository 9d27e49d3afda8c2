import * as z from "zod";
import { SharedFile } from "../files/files.ts";
import { signal } from "../protocol/event.ts";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { MessageFiles } from "./messages.ts";

const DraftText = z
  .string()
  .max(40_000)
  .refine((text) => !text.includes("\u0000"), "must not contain a null character");

/** What one has begun to write in a channel or thread; nobody else sees it. */
export const Draft = z.strictObject({
  channelId: Id,
  threadId: Id.nullable(),
  /** Markdown; empty when there is none. */
  text: z.string(),
  /** What is to be sent with it; a file that was removed meanwhile is missing. */
  files: z.array(SharedFile),
  /** What another device had written meanwhile, when the two could not be one: nothing written is lost. */
  other: z.string().nullable(),
  /** Grows with each change. */
  version: z.number().int(),
});
export type Draft = z.infer<typeof Draft>;

/**
 * Keeps what was written, and the files that go with it, or forgets it when it is empty. `base` is the version this device last knew, 0 for none: when
 * another device has changed the draft since, the text given here holds and the other's is kept beside it as `other`;
 * forgetting such a one changes nothing. The same text again changes nothing. `other` replaces what is kept beside.
 * `files`, when given, are one's own complete uploads in their order; those another device put there since stay behind
 * them.
 */
export const keepDraft = operation("keepDraft", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/channels/{channelId}/draft",
  summary: "Keep what one has begun to write, for one's other devices",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    channelId: Id,
    threadId: Id.optional(),
    text: DraftText,
    files: MessageFiles.optional(),
    base: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    other: DraftText.nullable().optional(),
  }),
  output: z.strictObject({ draft: Draft }),
  errors: { file_not_ready: 409 },
  limit: { count: 300, seconds: 60 },
});

/** One's own, the last changed first; at most 500. */
export const listDrafts = operation("listDrafts", {
  method: "GET",
  path: "/workspaces/{workspaceId}/drafts",
  summary: "List what one has begun to write",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({ items: z.array(Draft) }),
});

/**
 * To the person alone: a draft has another version now. A signal and no event of the log, because people type all the
 * time; who may have missed one lists the drafts.
 */
export const draftChanged = signal("draftChanged", {
  summary: "One changed a draft on some device",
  data: z.strictObject({ channelId: Id, threadId: Id.nullable(), version: z.number().int() }),
});
