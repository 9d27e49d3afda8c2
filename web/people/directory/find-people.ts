import { listMembers } from "@atrium/contract/workspace/members.ts";
import { createElement } from "react";
import { api } from "#platform/api/api.ts";
import { rank } from "#platform/slots/rank.ts";
import type { Found } from "#platform/slots/shell-slots.ts";
import { currentSpace } from "#platform/store/space.ts";
import { keepProfiles, openPerson, PersonAvatar, personActions, profileOf, profiles } from "../profiles/index.ts";

const most = 6;

/** People for "Find anything": those this device knows, completed by the server's. Nobody until something is typed. */
export async function findPeople(query: string): Promise<Found[]> {
  if (query.length === 0) return [];
  const known = fitting(query);
  if (known.length >= most) return known;
  const { workspaceId } = currentSpace();
  try {
    const { items } = await api.call(listMembers, { workspaceId, query, limit: most });
    keepProfiles(items.map((member) => member.profile));
  } catch {
    return known;
  }
  return fitting(query);
}

function fitting(query: string): Found[] {
  const { memberId } = currentSpace();
  return Object.values(profiles.get())
    .filter((profile) => profile.state === "active" && profile.id !== memberId)
    .map((profile) => ({ profile, fit: rank(profile.name, query) }))
    .filter(({ fit }) => fit > 0.2)
    .sort((a, b) => b.fit - a.fit || a.profile.name.localeCompare(b.profile.name))
    .slice(0, most)
    .map(({ profile }) => ({
      id: profile.id,
      label: profile.name,
      detail: profile.title,
      mark: createElement(PersonAvatar, { id: profile.id, size: 24 }),
      go: () => goToPerson(profile.id),
    }));
}

/** The first thing that can be done with a person is what one mostly wants: to write to them. */
function goToPerson(id: string): void | Promise<void> {
  const profile = profileOf(id);
  const [first] = personActions.items().filter((action) => profile && (action.when?.(profile) ?? true));
  return profile && first ? first.run(profile) : openPerson(id);
}
