import { listMembers, memberChanged, memberJoined } from "@atrium/contract/workspace/members.ts";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "#platform/api/api.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onEvent } from "#platform/store/feed.ts";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { keepProfiles } from "../profiles/index.ts";

/** Rises when somebody joins or leaves, so that open lists look again. */
const membersVersion = createStore(0);

export function registerMembersVersion(): void {
  onEvent(memberJoined, ({ member }) => {
    keepProfiles([member.profile]);
    membersVersion.set((before) => before + 1);
  });
  onEvent(memberChanged, ({ member }) => {
    keepProfiles([member.profile]);
    membersVersion.set((before) => before + 1);
  });
}

type Listed = { ids: readonly string[]; next: string | undefined; error: unknown; ready: boolean };
const nobody: Listed = { ids: [], next: undefined, error: null, ready: false };

/** The members whose name fits, page by page; `more` fetches the next page. */
export function useMemberList(query: string): Listed & { more: () => void } {
  const { workspaceId } = useSpace();
  const version = useStore(membersVersion);
  const [listed, setListed] = useState<Listed>(nobody);
  const fetching = useRef(false);

  const fetchPage = useCallback(
    async (cursor: string | undefined, signal?: AbortSignal) => {
      const filter = { ...(query ? { query } : {}), ...(cursor ? { cursor } : {}) };
      const { items, next } = await api.call(
        listMembers,
        { workspaceId, limit: 100, ...filter },
        signal ? { signal } : {},
      );
      keepProfiles(items.map((member) => member.profile));
      const ids = items.map((member) => member.profile.id);
      setListed((before) => ({
        ids: cursor ? [...new Set([...before.ids, ...ids])] : ids,
        next,
        error: null,
        ready: true,
      }));
    },
    [workspaceId, query],
  );
  useEffect(() => {
    const abort = new AbortController();
    // A word is usually typed in one go; asking for every letter of it wastes the server's time.
    const failed = (error: unknown) => {
      if (!abort.signal.aborted) setListed((before) => ({ ...before, error, ready: true }));
    };
    const timer = setTimeout(() => void fetchPage(undefined, abort.signal).catch(failed), query ? 120 : 0);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
    // `version` asks again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [fetchPage, query, version]);
  const more = useCallback(() => {
    if (fetching.current || !listed.next) return;
    fetching.current = true;
    fetchPage(listed.next)
      .catch((error: unknown) => setListed((before) => ({ ...before, error })))
      .finally(() => {
        fetching.current = false;
      });
  }, [fetchPage, listed.next]);
  return { ...listed, more };
}
