import type { FileAbilities, FilePlace, LibraryFile } from "@atrium/contract/files/library.ts";
import { may } from "#platform/access/access.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { channelIdOf, organisablePlaces } from "../places/index.ts";
import { type FileRow, readableHolders, sharedFileOf } from "../shared-files/index.ts";
import { type UsedFile, usesInPlaces } from "./library-rows.ts";
import { tagsOf } from "./tag-rows.ts";

/** A file the asker may see, with its uses that are theirs to see now, the latest first. */
export type SeenFile = { row: FileRow; uses: UsedFile[] };

/**
 * Those of these files the asker may see now, by id: the places only narrow, each use is asked of its holder (a deleted
 * message shows nothing), as when the bytes are served.
 */
export async function seenFiles(
  context: WorkspaceContext,
  ids: readonly string[],
  placeId?: string,
): Promise<Map<string, SeenFile>> {
  if (ids.length === 0) return new Map();
  const uses = await usesInPlaces(context.db, context.member, ids, placeId);
  const asked = uses.map((use) => ({ kind: use.use_kind, holderId: use.use_holder }));
  const readable = await readableHolders(context, asked);
  const seen = uses.filter((use) => readable.has(`${use.use_kind} ${use.use_holder}`));
  return new Map(
    [...Map.groupBy(seen, (use) => use.id)].map(([id, some]) => [id, { row: some[0] as FileRow, uses: some }]),
  );
}

/** One file for somebody who wants to do something with it. */
export async function accessSeenFile(context: WorkspaceContext, fileId: string): Promise<SeenFile> {
  return (await seenFiles(context, [fileId])).get(fileId) ?? notFound("file");
}

/** Files as lists show them, in the order of `files`. */
export async function libraryFiles(context: WorkspaceContext, files: readonly SeenFile[]): Promise<LibraryFile[]> {
  const { db, workspaceId } = context;
  const [tags, organisable] = await Promise.all([
    tagsOf(
      db,
      workspaceId,
      files.map(({ row }) => row.id),
    ),
    organisablePlaces(context, [...new Set(files.flatMap(({ uses }) => uses.map((use) => use.use_place)))]),
  ]);
  return files.map((seen) => ({
    file: sharedFileOf(seen.row),
    tags: tags.get(seen.row.id) ?? [],
    place: placeOf(workspaceId, seen.uses),
    abilities: abilitiesOn(context, seen, organisable),
  }));
}

function placeOf(workspaceId: string, uses: readonly UsedFile[]): FilePlace {
  const latest = uses[0] as UsedFile;
  const here = uses.filter((use) => use.use_place === latest.use_place);
  const folder = here.find((use) => use.use_kind === "folder" && use.use_holder !== use.use_place);
  return {
    channelId: channelIdOf(workspaceId, latest.use_place),
    messageId: here.find((use) => use.use_kind === "message")?.use_holder ?? null,
    folderId: folder?.use_holder ?? null,
    sharedAt: latest.used_at.toISOString(),
  };
}

/**
 * Who uploaded a file, or may remove it, may change it; what lies in a folder also who may put the place in order: it
 * was put there for all of them to work with.
 */
function abilitiesOn({ member }: WorkspaceContext, { row, uses }: SeenFile, organisable: Set<string>): FileAbilities {
  const remove = row.uploader_id === member.id || may(member, "file.remove");
  const isTheirs = (use: UsedFile) => organisable.has(use.use_place);
  return {
    remove,
    change: remove || uses.some((use) => use.use_kind === "folder" && isTheirs(use)),
    tag: uses.some(isTheirs),
    share: may(member, "file.share"),
  };
}

/** What the asker may do with one file. */
export async function fileAbilities(context: WorkspaceContext, seen: SeenFile): Promise<FileAbilities> {
  const organisable = await organisablePlaces(context, [...new Set(seen.uses.map((use) => use.use_place))]);
  return abilitiesOn(context, seen, organisable);
}
