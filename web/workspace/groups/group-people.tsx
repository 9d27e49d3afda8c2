import { changeGroupMembers, type Group, listGroupMembers } from "@atrium/contract/people/groups.ts";
import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { keepGroups } from "#people/groups/index.ts";
import { ChosenPeople, PeopleList } from "#people/picker/index.ts";
import { keepProfiles, NameMarks, PersonAvatar, useProfiles } from "#people/profiles/index.ts";
import { attempt, callHere } from "#platform/realtime/call-here.ts";
import { Button } from "#ui/controls/button.tsx";

/** Who is in a group, and, for who manages it, how people come in and go. */
export function GroupPeople({ group, manages }: { group: Group; manages: boolean }) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const { ids, more, set } = useGroupPeople(group.id);
  const people = useProfiles(ids);
  const change = (id: string, inside: boolean) => {
    const before = ids;
    set(inside ? [...ids, id] : ids.filter((other) => other !== id));
    setQuery("");
    const work = callHere(changeGroupMembers, { groupId: group.id, ...(inside ? { add: [id] } : { remove: [id] }) });
    const undo = (error: unknown) => {
      set(before);
      throw error;
    };
    attempt(work.then((answer) => keepGroups([answer.group]), undo));
  };
  const toggle = (id: string) => change(id, !ids.includes(id));
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-ui font-medium">
        {t`People`} <span className="font-normal text-quiet">{group.memberCount}</span>
      </h3>
      {manages && (
        <ChosenPeople
          ids={none}
          query={query}
          onQuery={setQuery}
          onRemove={toggle}
          onEnter={(first) => first && query !== "" && toggle(first)}
        />
      )}
      {query !== "" && <PeopleList query={query} chosen={ids} onToggle={toggle} />}
      <ul className="flex flex-col">
        {people.map((profile) => (
          <li key={profile.id} className="flex h-11 items-center gap-3">
            <PersonAvatar id={profile.id} size={28} />
            <span className="flex min-w-0 flex-1 items-center gap-1.5">
              <span className="truncate text-message">{profile.name}</span>
              <NameMarks id={profile.id} />
            </span>
            {manages && (
              <button
                type="button"
                aria-label={t`Remove ${profile.name}`}
                className="flex size-8 cursor-pointer items-center justify-center rounded-control text-quiet hover:bg-hover touch:size-11"
                onClick={() => change(profile.id, false)}
              >
                <X size={16} strokeWidth={1.5} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {ids.length === 0 && <p className="text-ui text-quiet">{t`Nobody is in it yet.`}</p>}
      {more && <Button onPress={more}>{t`Show more`}</Button>}
    </div>
  );
}

const none: readonly string[] = [];

type Page = { ids: readonly string[]; next?: string | undefined };

async function readPage(groupId: string, cursor?: string): Promise<Page> {
  const { items, next } = await callHere(listGroupMembers, { groupId, ...(cursor && { cursor }) });
  keepProfiles(items);
  return { ids: items.map(({ id }) => id), next };
}

function useGroupPeople(groupId: string) {
  const [page, setPage] = useState<Page>({ ids: none });
  useEffect(() => {
    let current = true;
    attempt(readPage(groupId).then((first) => current && setPage(first)));
    return () => {
      current = false;
    };
  }, [groupId]);
  const { ids, next } = page;
  const more = async () => {
    const further = await readPage(groupId, next);
    setPage({ ...further, ids: [...new Set([...ids, ...further.ids])] });
  };
  return {
    ids,
    more: next ? () => attempt(more()) : null,
    set: (now: readonly string[]) => setPage((before) => ({ ...before, ids: now })),
  };
}
