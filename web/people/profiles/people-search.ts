import type { Profile } from "@atrium/contract/people/profiles.ts";
import { listMembers } from "@atrium/contract/workspace/members.ts";
import { useEffect, useMemo, useState } from "react";
import { callHere } from "#platform/realtime/call-here.ts";
import { keepProfiles, profiles } from "./profile-store.ts";

const most = 30;

/** People of the workspace whose name fits: at once those this device knows, then what the server finds. */
export function usePeopleSearch(query: string): readonly Profile[] {
  const [found, setFound] = useState<{ query: string; people: readonly Profile[] } | null>(null);
  const known = useMemo(() => knownPeople(query), [query]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      () => {
        // Without the network there is what this device knows.
        findPeople(query).then(
          (people) => current && setFound({ query, people }),
          () => undefined,
        );
      },
      query === "" ? 0 : 150,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);
  return found?.query === query ? found.people : known;
}

async function findPeople(query: string): Promise<readonly Profile[]> {
  const { items } = await callHere(listMembers, { query: query.trim(), limit: most });
  const people = items.map((item) => item.profile);
  keepProfiles(people);
  return people;
}

/** Known people with a word of their name, or their title, beginning with the query. */
export function knownPeople(query: string): Profile[] {
  return Object.values(profiles.get())
    .filter((profile) => profile.state === "active" && fitsName(profile, query))
    .sort((a, b) => a.name.localeCompare(b.name))
    .slice(0, most);
}

/** A word of the name begins with what is typed. */
export const fitsName = ({ name }: Pick<Profile, "name">, query: string): boolean =>
  ` ${plain(name)}`.includes(` ${plain(query)}`);

const plain = (text: string): string => text.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
