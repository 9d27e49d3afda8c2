import { fileRemoved } from "@atrium/contract/files/files.ts";
import { filePlaced, fileTagged, fileUnplaced, type LibraryFile, listFiles } from "@atrium/contract/files/library.ts";
import { useEffect } from "react";
import { callHere } from "#platform/realtime/call-here.ts";
import { useConnectionState } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { channelOf, type LibraryQuery, spans } from "./library-address.ts";

export type Listing = {
  files: readonly LibraryFile[];
  /** Where the next page begins; undefined when all is here. */
  next: string | undefined;
  ready: boolean;
  error: unknown;
};
const unread: Listing = { files: [], next: undefined, ready: false, error: null };

/** The lists somebody has looked at, by what they were asked for. */
const listings = createStore<ReadonlyMap<string, Listing>>(new Map());
const keyOf = (query: LibraryQuery): string => JSON.stringify(query);
const pageSize = 60;

const listingOf = (key: string): Listing => listings.get().get(key) ?? unread;
function change(key: string, changes: Partial<Listing>): void {
  listings.set((all) => new Map(all).set(key, { ...(all.get(key) ?? unread), ...changes }));
}

function inputOf({ place, folderId, type, uploaderId, tag, since }: LibraryQuery) {
  const from = since && new Date(Date.now() - spans[since] * 86_400_000).toISOString();
  const channelId = channelOf(place);
  return {
    ...(channelId && { channelId }),
    ...(place === "workspace" && { scope: "workspace" as const }),
    ...(folderId && { folderId }),
    ...(type && { type }),
    ...(uploaderId && { uploaderId }),
    ...(tag && { tag }),
    ...(from && { from }),
    limit: pageSize,
  };
}

/** Lists on the screen now: what happens to their files is fetched again. */
const watched = new Map<string, LibraryQuery>();

/** A list of files, which follows what happens while somebody looks at it. */
export function useListing(query: LibraryQuery): Listing {
  const key = keyOf(query);
  const online = useConnectionState().status === "online";
  useEffect(() => {
    const asked = JSON.parse(key) as LibraryQuery;
    watched.set(key, asked);
    if (online) refresh(key, asked).catch(() => undefined);
    return () => void watched.delete(key);
  }, [key, online]);
  return useStore(listings, (all) => all.get(key) ?? unread);
}

/** Reads the first page again; what was read beyond it stays below. */
async function refresh(key: string, query: LibraryQuery): Promise<void> {
  try {
    const page = await callHere(listFiles, inputOf(query));
    const last = page.files.at(-1)?.file.id;
    const before = listingOf(key);
    const beyond = page.next && last ? before.files.filter(({ file }) => file.id < last) : [];
    const next = beyond.length > 0 ? before.next : page.next;
    change(key, { files: [...page.files, ...beyond], next, ready: true, error: null });
  } catch (error) {
    change(key, { ready: true, error });
    throw error;
  }
}

const onTheWay = new Set<string>();

/** The next page; asking twice at once is asking once. */
export async function loadMore(query: LibraryQuery): Promise<void> {
  const key = keyOf(query);
  const { next } = listingOf(key);
  if (!next || onTheWay.has(key)) return;
  onTheWay.add(key);
  try {
    const page = await callHere(listFiles, { ...inputOf(query), cursor: next });
    const { files } = listingOf(key);
    const known = new Set(files.map(({ file }) => file.id));
    change(key, { files: [...files, ...page.files.filter(({ file }) => !known.has(file.id))], next: page.next });
  } finally {
    onTheWay.delete(key);
  }
}

let waiting: ReturnType<typeof setTimeout> | undefined;
/** Many things that happen at once are one look. */
const pause = 300;

/** Something was shown in a place, or is shown there no longer; null is the workspace's own, undefined anywhere. */
export function libraryChanged(channelId: string | null | undefined): void {
  const isHeld = ({ place }: LibraryQuery) =>
    channelId === undefined || place === undefined || channelOf(place) === channelId;
  if (waiting || ![...watched.values()].some(isHeld)) return;
  waiting = setTimeout(() => {
    waiting = undefined;
    for (const [key, query] of watched) refresh(key, query).catch(() => undefined);
  }, pause);
}

/** Gives a file other tags wherever it is listed. */
export function applyTags(fileId: string, tags: readonly string[]): void {
  listings.set(
    (all) =>
      new Map(
        [...all].map(([key, listing]) => [
          key,
          {
            ...listing,
            files: listing.files.map((one) => (one.file.id === fileId ? { ...one, tags: [...tags] } : one)),
          },
        ]),
      ),
  );
}

/** What is known of a file by any of the lists. */
export function knownFile(fileId: string): LibraryFile | undefined {
  for (const { files } of listings.get().values()) {
    const found = files.find(({ file }) => file.id === fileId);
    if (found) return found;
  }
  return undefined;
}

/** Called once. */
export function registerLibraryStore(): void {
  onEvent(filePlaced, ({ channelId }) => libraryChanged(channelId));
  onEvent(fileUnplaced, ({ channelId }) => libraryChanged(channelId));
  onEvent(fileRemoved, () => libraryChanged(undefined));
  onEvent(fileTagged, ({ fileId, tags }) => applyTags(fileId, tags));
  onClear(() => {
    clearTimeout(waiting);
    waiting = undefined;
    listings.set(new Map());
  });
}
