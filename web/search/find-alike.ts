import { searchChannels, searchPeople } from "@atrium/contract/search/search.ts";
import { Hash } from "lucide-react";
import { createElement } from "react";
import { keepProfiles, openPerson, PersonAvatar } from "#people/profiles/index.ts";
import { api } from "#platform/api/api.ts";
import { go } from "#platform/router/navigation.ts";
import { rank } from "#platform/slots/rank.ts";
import type { Found } from "#platform/slots/shell-slots.ts";
import { currentSpace } from "#platform/store/space.ts";
import { channelPlace } from "./search-address.ts";
import { typedOut } from "./typed-out.ts";

const most = 4;

const isTypedOut = typedOut();

/** People and channels the server finds in spite of typing errors; what fits as it was typed others have already. */
export async function findAlike(query: string): Promise<Found[]> {
  if (query.length < 3 || !(await isTypedOut())) return [];
  const { workspaceId } = currentSpace();
  const [{ people }, { channels }] = await Promise.all([
    api.call(searchPeople, { workspaceId, query, limit: most }),
    api.call(searchChannels, { workspaceId, query, limit: most }),
  ]).catch(() => [{ people: [] }, { channels: [] }] as const);
  keepProfiles([...people]);
  const isNew = (name: string) => rank(name, query) <= 0.2;
  return [
    ...channels
      .filter(({ channel, joined }) => !joined || isNew(channel.name))
      .map(({ channel }) => ({
        id: channel.id,
        label: channel.name,
        detail: channel.purpose,
        mark: createElement(Hash, { size: 18, strokeWidth: 1.5 }),
        go: () => go(channelPlace(channel.id)),
      })),
    ...people
      .filter((person) => isNew(person.name))
      .map((person) => ({
        id: person.id,
        label: person.name,
        detail: person.title,
        mark: createElement(PersonAvatar, { id: person.id, size: 24 }),
        go: () => openPerson(person.id),
      })),
  ];
}
