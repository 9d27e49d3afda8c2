import { type Channel, channelMembersChanged, listChannelMembers } from "@atrium/contract/chat/channels.ts";
import { useEffect, useRef, useState } from "react";
import { keepProfiles } from "#people/profiles/index.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { callHere } from "../call-here.ts";

/** Counts the changes of each channel's people, so that an open list is read again. */
const changes = createStore<Readonly<Record<string, number>>>({});

/** Called once, when the app starts. */
export const registerMemberList = (): void =>
  onEvent(channelMembersChanged, ({ channelId }) =>
    changes.set((before) => ({ ...before, [channelId]: (before[channelId] ?? 0) + 1 })),
  );

/** The people of a channel by name, a page at a time; `more` fetches the next. */
export function useMemberList(channel: Channel, query: string): { people: readonly string[]; more: () => void } {
  const [people, setPeople] = useState<readonly string[]>(channel.people);
  const next = useRef<string | undefined>(undefined);
  const busy = useRef(false);
  const turn = useStore(changes, (all) => all[channel.id] ?? 0);
  const { id } = channel;
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      () => {
        read(id, query).then(
          (page) => {
            if (!current) return;
            next.current = page.next;
            setPeople(page.people);
          },
          // Without the network the list stays as it is.
          () => undefined,
        );
      },
      query === "" ? 0 : 150,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [id, query, turn]);
  const more = () => {
    if (!next.current || busy.current) return;
    busy.current = true;
    read(id, query, next.current)
      .then((page) => {
        next.current = page.next;
        setPeople((before) => [...new Set([...before, ...page.people])]);
      })
      .catch(() => undefined)
      .finally(() => {
        busy.current = false;
      });
  };
  return { people, more };
}

async function read(channelId: string, query: string, cursor?: string) {
  const { items, next } = await callHere(listChannelMembers, {
    channelId,
    query: query.trim(),
    limit: 100,
    ...(cursor ? { cursor } : {}),
  });
  keepProfiles(items);
  return { people: items.map((profile) => profile.id), next };
}
