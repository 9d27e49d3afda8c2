import { listChannelMembers } from "@atrium/contract/chat/channels.ts";
import type { Profile } from "@atrium/contract/people/profiles.ts";
import { t } from "@lingui/core/macro";
import { Users } from "lucide-react";
import { keepProfiles, PersonAvatar, profiles } from "#people/profiles/index.ts";
import { currentSpace } from "#platform/store/space.ts";
import { may } from "#workspace/workspaces/index.ts";
import { callHere } from "../../call-here.ts";
import { channelById } from "../../channels/index.ts";
import type { Conversation } from "../../conversation.ts";
import { recentAuthors } from "../../messages/index.ts";
import { fits, plain, type Suggestion, type SuggestionSource } from "./suggestion.ts";

const most = 8;

/** People: who spoke lately, then who is in the channel, then everybody else. */
export const peopleSource: SuggestionSource = {
  sign: "@",
  now: people,
  async more(query, conversation) {
    const { channelId } = conversation;
    const { items } = await callHere(listChannelMembers, { channelId, query: query.trim(), limit: 10 });
    keepProfiles(items);
    for (const { id } of items) noteMember(channelId, id);
    return people(query, conversation);
  },
};

/** The words that call everybody, for who may. */
export const everybodySource: SuggestionSource = {
  sign: "@",
  now(query, { channelId }) {
    if (channelById(channelId)?.kind === "direct" || !may("message.call_everybody")) return [];
    const words = [
      { key: "channel", detail: t`Everybody in this channel` },
      { key: "here", detail: t`Those of them who are online` },
    ];
    return words
      .filter(({ key }) => key.startsWith(query.toLowerCase()))
      .map(({ key, detail }) => ({
        key,
        label: `@${key}`,
        detail,
        mark: <Users size={18} strokeWidth={1.5} className="mx-[3px] shrink-0 text-quiet" />,
        text: `@${key}`,
      }));
  },
};

/** Who is in a channel, as far as anybody was told. */
const members = new Map<string, Set<string>>();
function noteMember(channelId: string, id: string): void {
  const known = members.get(channelId) ?? new Set();
  members.set(channelId, known.add(id));
}

function people(query: string, { channelId }: Conversation): Suggestion[] {
  const recent = recentAuthors(channelId);
  const inside = members.get(channelId) ?? new Set(channelById(channelId)?.people);
  const own = currentSpace().memberId;
  const rank = (profile: Profile) =>
    (recent.includes(profile.id) ? 40 - recent.indexOf(profile.id) : 0) +
    (inside.has(profile.id) ? 20 : 0) +
    (plain(profile.name).startsWith(plain(query)) ? 10 : 0) -
    (profile.id === own ? 50 : 0);
  return Object.values(profiles.get())
    .filter((profile) => profile.state === "active" && fits(profile.name, query))
    .map((profile) => ({ profile, rank: rank(profile) }))
    .sort((a, b) => b.rank - a.rank || a.profile.name.localeCompare(b.profile.name))
    .slice(0, most)
    .map(({ profile: { id, name, title } }) => ({
      key: id,
      label: name,
      ...(title ? { detail: title } : {}),
      mark: <PersonAvatar id={id} size={24} />,
      text: `@${name}`,
      mention: { kind: "person", id, name },
    }));
}
