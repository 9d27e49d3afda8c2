import { currentSpace } from "#platform/store/space.ts";

export const tabs = ["messages", "files", "people", "channels"] as const;
export type SearchTab = (typeof tabs)[number];
export type SearchSort = "relevance" | "newest";

/** What the address of a search holds: a link to it finds the same again. */
export type Search = {
  query: string;
  /** One conversation alone. */
  channelId: string | undefined;
  tab: SearchTab;
  sort: SearchSort;
  archived: boolean;
};

/** `/slug/search?q=words&in=CHANNEL`; what is as usual is left out. */
export function searchAddress(search: Partial<Search> & { query: string }, slug = currentSpace().slug): string {
  const values = new URLSearchParams({ q: search.query });
  if (search.channelId) values.set("in", search.channelId);
  if (search.tab && search.tab !== "messages") values.set("tab", search.tab);
  if (search.sort && search.sort !== "relevance") values.set("sort", search.sort);
  if (search.archived) values.set("archived", "yes");
  return `/${slug}/search?${values}`;
}

/** Reads the same back. */
export function searchOf(value: (key: string) => string | undefined): Search {
  const tab = value("tab");
  return {
    query: value("q") ?? "",
    channelId: value("in"),
    tab: tabs.find((known) => known === tab) ?? "messages",
    sort: value("sort") === "newest" ? "newest" : "relevance",
    archived: value("archived") === "yes",
  };
}

/** The conversation one looks at: its address is the chat's. */
export const channelHere = (): string | undefined => /^\/[^/]+\/c\/([^/?]+)/.exec(location.pathname)?.[1];

/** Where a message stands: the permalink everybody uses. */
export function messagePlace({ id, channelId, threadId }: { id: string; channelId: string; threadId: string | null }) {
  const values = new URLSearchParams({ m: id });
  if (threadId) values.set("thread", threadId);
  return `/${currentSpace().slug}/c/${channelId}?${values}`;
}

export const channelPlace = (channelId: string): string => `/${currentSpace().slug}/c/${channelId}`;
