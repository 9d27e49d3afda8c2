import { listFiles as contract } from "@atrium/contract/files/library.ts";
import type { InputOf } from "@atrium/contract/protocol/operation.ts";
import * as z from "zod";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { accessFolder } from "../folders/index.ts";
import { accessPlace } from "../places/index.ts";
import { firstIdOf } from "./file-id.ts";
import { libraryFiles, type SeenFile, seenFiles } from "./library-file.ts";
import { filesInFolder, type LibraryFilter, newestFiles } from "./library-rows.ts";

type Input = InputOf<typeof contract>;
const After = z.tuple([z.uuid()]);

export const listFiles = handle(contract, async (context, input) => {
  const { workspaceId } = context;
  const folder = input.folderId ? await accessFolder(context, input.folderId, "read") : undefined;
  const placeId = folder?.place_id ?? input.channelId ?? (input.scope === "workspace" ? workspaceId : undefined);
  if (placeId && !folder) await accessPlace(context, placeId, "read");
  const filter = {
    placeId,
    type: input.type,
    uploaderId: input.uploaderId,
    tag: input.tag,
    from: input.from && firstIdOf(input.from),
  };
  const page = await pageOf(context, input, filter);
  const next = page.next && cursorTo([page.next]);
  return { files: await libraryFiles(context, page.files), ...(next && { next }) };
});

/** What is held by deleted messages is passed over; so many times a page is filled up before it is answered shorter. */
const mostRounds = 5;

async function pageOf(
  context: WorkspaceContext,
  { limit, cursor, until, folderId }: Input,
  filter: LibraryFilter,
): Promise<{ files: SeenFile[]; next: string | undefined }> {
  const { db, member, workspaceId } = context;
  const files: SeenFile[] = [];
  const after = placeOfCursor(cursor, After)?.[0];
  let before = lower(after, until && firstIdOf(until));
  for (let round = 0; round < mostRounds; round += 1) {
    const wanted = limit - files.length;
    const narrowed = { ...filter, before };
    const ids = folderId
      ? await filesInFolder(db, workspaceId, folderId, narrowed, wanted + 1)
      : await newestFiles(db, member, narrowed, wanted + 1);
    const page = ids.slice(0, wanted);
    const seen = await seenFiles(context, page, filter.placeId);
    files.push(...page.flatMap((id) => seen.get(id) ?? []));
    before = page.at(-1);
    if (ids.length <= wanted) return { files, next: undefined };
    if (files.length === limit) break;
  }
  return { files, next: before };
}

const lower = (one: string | undefined, other: string | undefined): string | undefined =>
  one && other ? (one < other ? one : other) : (one ?? other);
