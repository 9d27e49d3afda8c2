import { searchPeople } from "@atrium/contract/search/search.ts";
import { useLingui } from "@lingui/react/macro";
import { SearchX } from "lucide-react";
import { useEffect } from "react";
import { keepProfiles, openPerson, PersonAvatar } from "#people/profiles/index.ts";
import { useAnswer } from "#platform/api/use-answer.ts";
import { currentSpace } from "#platform/store/space.ts";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import type { Search } from "../search-address.ts";
import { plainQuery } from "./plain-query.ts";
import { ResultRow } from "./result-row.tsx";

export function PeopleResults({ search }: { search: Search }) {
  const { t } = useLingui();
  const query = plainQuery(search.query);
  if (query === "")
    return (
      <EmptyState icon={SearchX} title={t`Type a name`}>{t`People are found by any part of their name.`}</EmptyState>
    );
  return <People query={query} />;
}

function People({ query }: { query: string }) {
  const { t } = useLingui();
  const { value } = useAnswer(searchPeople, { workspaceId: currentSpace().workspaceId, query, limit: 50 });
  useEffect(() => keepProfiles(value?.people ?? []), [value]);
  if (!value) return null;
  if (value.people.length === 0)
    return (
      <EmptyState icon={SearchX} title={t`Nobody is called so`}>{t`Small typing errors are allowed for.`}</EmptyState>
    );
  return (
    <div role="list" aria-label={t`People found`} className="overflow-y-auto p-2 wide:px-4">
      {value.people.map((person) => (
        <ResultRow
          key={person.id}
          mark={<PersonAvatar id={person.id} size={36} />}
          label={person.name}
          detail={person.title}
          onOpen={() => openPerson(person.id)}
        />
      ))}
    </div>
  );
}
