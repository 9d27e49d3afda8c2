import type { FileType } from "@atrium/contract/files/library.ts";
import { currentSpace } from "#platform/store/space.ts";

/** What a list of files shows: everything one may see, or one place, or one folder of it; and what it is narrowed to. */
export type LibraryQuery = {
  /** A channel's; `workspace`: the workspace's own. */
  place?: string;
  folderId?: string;
  type?: FileType;
  uploaderId?: string;
  tag?: string;
  since?: Since;
};

const types: readonly FileType[] = ["image", "video", "audio", "document", "other"];

/** How far back a list goes. */
export const spans = { week: 7, month: 30, year: 365 } as const;
export type Since = keyof typeof spans;

/** `/slug/files?in=CHANNEL&folder=ID`: a link to it shows the same again. */
export function libraryAddress(query: LibraryQuery = {}, slug = currentSpace().slug): string {
  const values = new URLSearchParams(
    Object.entries(valuesOf(query)).filter((entry): entry is [string, string] => !!entry[1]),
  );
  return `/${slug}/files${values.size > 0 ? `?${values}` : ""}`;
}

/** What stands in an address of it. */
export const valuesOf = ({ place, folderId, type, uploaderId, tag, since }: LibraryQuery) => ({
  in: place,
  folder: folderId,
  type: type as string | undefined,
  by: uploaderId,
  tag,
  since: since as string | undefined,
});

/** Reads the same back; what nobody wrote here is left out. */
export function queryOf(value: (key: string) => string | undefined): LibraryQuery {
  const type = types.find((known) => known === value("type"));
  const since = value("since");
  const [place, folderId, uploaderId, tag] = [value("in"), value("folder"), value("by"), value("tag")];
  return {
    ...(place && { place }),
    ...(folderId && { folderId }),
    ...(type && { type }),
    ...(uploaderId && { uploaderId }),
    ...(tag && { tag }),
    ...(since && since in spans && { since: since as Since }),
  };
}

/** A place as the server names it: null is the workspace's own. */
export const channelOf = (place: string | undefined): string | null =>
  place === undefined || place === "workspace" ? null : place;
