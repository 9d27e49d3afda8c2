import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { searchMessages } from "@atrium/contract/search/search.ts";
import { useCallback, useEffect, useState } from "react";
import { keepProfiles } from "#people/profiles/index.ts";
import { api } from "#platform/api/api.ts";
import { currentSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { type Found, foundMessages, keepFound, keyOf } from "../found-store.ts";
import type { Search } from "../search-address.ts";

/** Messages that fit, and how to get more of them. */
export function useFoundMessages(search: Search) {
  const key = keyOf(search);
  const found = useStore(foundMessages, (all) => all.get(key));
  const [failed, setFailed] = useState<{ key: string; error: unknown } | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [times, setTimes] = useState(0);
  const isMissing = search.query !== "" && found === undefined;
  useEffect(() => {
    if (!isMissing) return undefined;
    const abort = new AbortController();
    const onError = (error: unknown) => abort.signal.aborted || setFailed({ key, error });
    fetchPage(search, undefined, abort.signal).then(() => setFailed(null), onError);
    return () => abort.abort();
    // The key is the search; `times` tries again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, isMissing, times]);
  const more = useCallback(() => {
    if (!found?.next || isLoading) return;
    setLoading(true);
    fetchPage(search, found)
      .catch((error: unknown) => setFailed({ key, error }))
      .finally(() => setLoading(false));
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, found, isLoading]);
  const again = () => {
    setFailed(null);
    setTimes((count) => count + 1);
  };
  return { found, error: failed?.key === key ? failed.error : null, isLoading, more, again };
}

async function fetchPage(search: Search, before: Found | undefined, signal?: AbortSignal): Promise<void> {
  const { workspaceId } = currentSpace();
  const input: CallOf<typeof searchMessages> = {
    ...{ workspaceId, query: search.query, sort: search.sort, archived: search.archived ? "include" : "no" },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(search.channelId && { channelId: search.channelId }),
    ...(before?.next && { cursor: before.next }),
  };
  const answer = await api.call(searchMessages, input, signal ? { signal } : {});
  keepProfiles(answer.people);
  keepFound(keyOf(search), answer, before);
}
