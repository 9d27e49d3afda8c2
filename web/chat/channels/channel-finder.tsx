import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import { t } from "@lingui/core/macro";
import { knownPeople, PersonAvatar } from "#people/profiles/index.ts";
import { go } from "#platform/router/navigation.ts";
import { type Finder, type Found, finders } from "#platform/slots/shell-slots.ts";
import { currentSpace } from "#platform/store/space.ts";
import { channelAddress } from "../chat-address.ts";
import { messagePeople } from "./channel-actions.ts";
import { ChannelIcon } from "./channel-icon.tsx";
import { channels } from "./channel-store.ts";
import { channelTitle } from "./channel-title.ts";
import { fuzzyScore } from "./fuzzy-score.ts";
import { attentionOf } from "./my-channel.ts";

const most = 8;

/** Channels and messages by name: what waits first, then what was used lately. From memory alone, at once. */
const channelFinder: Finder = {
  id: "channels",
  label: () => t`Channels and messages`,
  find: (query) =>
    [...channels.get().mine.values()]
      .flatMap((entry) => {
        const title = channelTitle(entry.channel);
        const score = fuzzyScore(title, query.replace(/^[#@]/, ""));
        return score > 0 ? [{ entry, title, rank: score * 10 + weightOf(entry) }] : [];
      })
      .sort((a, b) => b.rank - a.rank)
      .slice(0, most)
      .map(
        ({ entry, title, rank }): Found => ({
          id: entry.channel.id,
          label: title,
          detail: entry.channel.archivedAt ? t`archived` : entry.channel.topic,
          mark: <ChannelIcon channel={entry.channel} />,
          weight: rank,
          go: () => go(channelAddress(entry.channel.id)),
        }),
      ),
};

/** Unread and lately used come first among what fits equally well. */
function weightOf(entry: MyChannel): number {
  const { bold, count } = attentionOf(entry);
  const age = entry.lastMessageAt ? (Date.now() - Date.parse(entry.lastMessageAt)) / 86_400_000 : 365;
  return (
    (count > 0 ? 6 : bold ? 3 : 0) + 4 / (1 + age) + (entry.favourite ? 1 : 0) - (entry.channel.archivedAt ? 8 : 0)
  );
}

const peopleFinder: Finder = {
  id: "people-messages",
  label: () => t`Write to`,
  find: (query) => {
    const wanted = query.replace(/^@/, "").trim();
    if (wanted === "") return [];
    const own = currentSpace().memberId;
    // Whom one writes to already stands among the messages above.
    const direct = [...channels.get().mine.values()].filter((entry) => entry.channel.kind === "direct");
    const inDirect = new Set(direct.flatMap((entry) => entry.channel.people));
    return knownPeople(wanted)
      .filter((profile) => profile.id !== own && !inDirect.has(profile.id))
      .slice(0, 5)
      .map((profile) => ({
        id: profile.id,
        label: profile.name,
        detail: profile.title,
        mark: <PersonAvatar id={profile.id} size={20} />,
        go: () => messagePeople([profile.id]),
      }));
  },
};

/** Called once, when the app starts. */
export function registerChannelFinder(): void {
  finders.add(channelFinder, 10);
  finders.add(peopleFinder, 20);
}
