import { useMemo } from "react";
import { usePeopleSearch } from "#people/profiles/index.ts";
import { rank } from "#platform/slots/rank.ts";
import { useStore } from "#platform/store/use-store.ts";
import { channels, channelTitle } from "../channels/index.ts";
import type { Target } from "./forward-message.ts";

const mostChannels = 20;
const mostPeople = 10;

/** Where a message could go: conversations by how lately they were used, and people one has not written to. */
export function useTargets(query: string): readonly Target[] {
  const mine = useStore(channels, (state) => state.mine);
  const people = usePeopleSearch(query);
  return useMemo(() => {
    const open = [...mine.values()].filter(({ channel }) => channel.archivedAt === null);
    const known = open
      .map((entry) => {
        const title = entry.channel.kind === "channel" ? `#${entry.channel.name}` : channelTitle(entry.channel);
        return { entry, title, fit: rank(title.replace(/^#/, ""), query.replace(/^[#@]/, "")) };
      })
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit || (lastUse(a.entry) < lastUse(b.entry) ? 1 : -1))
      .slice(0, mostChannels)
      .map(({ entry, title }): Target => ({ kind: "channel", id: entry.channel.id, title }));
    const inDirect = new Set(
      open.filter(({ channel }) => channel.kind === "direct").flatMap((one) => one.channel.people),
    );
    const others = people
      .filter(({ id }) => !inDirect.has(id))
      .slice(0, mostPeople)
      .map(({ id, name }): Target => ({ kind: "person", id, title: name }));
    return [...known, ...others];
  }, [mine, people, query]);
}

const lastUse = ({ lastMessageAt }: { lastMessageAt: string | null }): string => lastMessageAt ?? "";
