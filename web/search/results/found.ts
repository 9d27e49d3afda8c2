import type { InputOf, OutputOf } from "@atrium/contract/protocol/operation.ts";
import { searchMessages } from "@atrium/contract/search/search.ts";
import { useCallback, useEffect, useState } from "react";
import { keepProfiles } from "#people/profiles/index.ts";
import { api } from "#platform/api/api.ts";
import { currentSpace } from "#platform/store/space.ts";
import type { Search } from "../search-address.ts";

type Answer = OutputOf<typeof searchMessages>;
/** What was found so far, page after page, and how far down somebody had read. */
export type Found = Pick<Answer, "hits" | "places" | "total" | "notes" | "next"> & { scrolledTo: number };

/** The last searches, so that coming back from a message shows the same list at the same place. */
const memory = new Map<string, Found>();
const mostKept = 10;

export const keyOf = ({ query, channelId, sort, archived }: Search): string =>
  JSON.stringify([currentSpace().workspaceId, query, channelId, sort, archived]);

/** Remembers the place in a list without drawing anything. */
export function keepPlace(search: Search, scrolledTo: number): void {
  const found = memory.get(keyOf(search));
  if (found) found.scrolledTo = scrolledTo;
}

type State = { key: string; found: Found | null; error: unknown };

/** Messages that fit, and how to get more of them. */
export function useFoundMessages(search: Search) {
  const key = keyOf(search);
  const [state, setState] = useState<State>({ key, found: memory.get(key) ?? null, error: null });
  const [times, setTimes] = useState(0);
  const [isLoading, setLoading] = useState(false);
  const current = state.key === key ? state : { key, found: memory.get(key) ?? null, error: null };
  const isEmpty = search.query === "";
  useEffect(() => {
    if (isEmpty || memory.has(key)) return undefined;
    const abort = new AbortController();
    fetchPage(search, undefined, abort.signal).then(
      (answer) => setState({ key, found: keep(key, answer), error: null }),
      (error: unknown) => abort.signal.aborted || setState({ key, found: null, error }),
    );
    return () => abort.abort();
    // The key is the search.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, times]);
  const more = useCallback(() => {
    const before = memory.get(key);
    if (!before?.next || isLoading) return;
    setLoading(true);
    fetchPage(search, before.next)
      .then((answer) => setState({ key, found: keep(key, answer, before), error: null }))
      .catch((error: unknown) => setState({ key, found: before, error }))
      .finally(() => setLoading(false));
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, isLoading]);
  const again = () => {
    memory.delete(key);
    setState({ key, found: null, error: null });
    setTimes((count) => count + 1);
  };
  return { ...current, isLoading, more, again };
}

async function fetchPage(search: Search, cursor: string | undefined, signal?: AbortSignal): Promise<Answer> {
  const { workspaceId } = currentSpace();
  const input: Omit<InputOf<typeof searchMessages>, "limit"> = {
    ...{ workspaceId, query: search.query, sort: search.sort, archived: search.archived ? "include" : "no" },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(search.channelId && { channelId: search.channelId }),
    ...(cursor && { cursor }),
  };
  const answer = await api.call(searchMessages, input, signal ? { signal } : {});
  keepProfiles(answer.people);
  return answer;
}

function keep(key: string, answer: Answer, before?: Found): Found {
  const known = new Set(before?.hits.map((hit) => hit.id));
  const found: Found = {
    notes: answer.notes,
    ...(answer.next && { next: answer.next }),
    scrolledTo: before?.scrolledTo ?? 0,
    total: before?.total ?? answer.total,
    hits: [...(before?.hits ?? []), ...answer.hits.filter((hit) => !known.has(hit.id))],
    places: [...new Map([...(before?.places ?? []), ...answer.places].map((place) => [place.id, place])).values()],
  };
  memory.delete(key);
  memory.set(key, found);
  for (const old of [...memory.keys()].slice(0, -mostKept)) memory.delete(old);
  return found;
}
