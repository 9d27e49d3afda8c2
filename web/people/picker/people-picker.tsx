import { useLingui } from "@lingui/react/macro";
import { Check, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useSpace } from "#platform/store/space.ts";
import { PersonAvatar, usePeopleSearch, useProfiles } from "../profiles/index.ts";

type ChosenProps = {
  ids: readonly string[];
  query: string;
  onQuery: (query: string) => void;
  onRemove: (id: string) => void;
  onEnter: (first: string | undefined) => void;
  autoFocus?: boolean;
};

/** Who is chosen, and where further names are typed. */
export function ChosenPeople({ ids, query, onQuery, onRemove, onEnter, autoFocus = false }: ChosenProps) {
  const { t } = useLingui();
  const people = useProfiles(ids);
  const found = usePeopleSearch(query);
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key === "Enter") {
      press.preventDefault();
      onEnter(found.find((profile) => !ids.includes(profile.id))?.id);
    }
    if (press.key === "Backspace" && query === "" && ids.length > 0) onRemove(ids.at(-1) ?? "");
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5 rounded-control border border-control bg-surface p-1.5 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus">
      {people.map((profile) => (
        <span
          key={profile.id}
          className="flex h-7 items-center gap-1.5 rounded-full bg-accent-soft ps-1 text-ui text-accent-ink touch:h-9"
        >
          <PersonAvatar id={profile.id} size={20} />
          {profile.name}
          <button
            type="button"
            aria-label={t`Remove ${profile.name}`}
            className="flex h-full cursor-pointer items-center rounded-full px-1.5 hover:bg-hover"
            onClick={() => onRemove(profile.id)}
          >
            <X size={14} strokeWidth={1.75} />
          </button>
        </span>
      ))}
      <input
        // A dialog that opens to be typed into.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={autoFocus}
        value={query}
        aria-label={t`Search people`}
        placeholder={ids.length === 0 ? t`Search people` : ""}
        className="h-7 min-w-24 flex-1 bg-transparent px-1.5 text-message outline-none placeholder:text-quiet touch:h-9"
        onChange={({ target }) => onQuery(target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** People whose name fits; a press chooses one, another takes them off. */
export function PeopleList({
  query,
  chosen,
  onToggle,
}: {
  query: string;
  chosen: readonly string[];
  onToggle: (id: string) => void;
}) {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const people = usePeopleSearch(query);
  return (
    <ul className="h-72 overflow-y-auto border-t border-line p-2" aria-label={t`People`}>
      {people.map((profile) => (
        <li key={profile.id}>
          <button
            type="button"
            aria-pressed={chosen.includes(profile.id)}
            className="flex h-11 w-full cursor-pointer items-center gap-3 rounded-control px-3 text-start hover:bg-hover"
            onClick={() => onToggle(profile.id)}
          >
            <PersonAvatar id={profile.id} size={28} />
            <span className="truncate text-message font-medium">{profile.name}</span>
            <span className="min-w-0 flex-1 truncate text-ui text-quiet">
              {profile.id === memberId ? t`you` : profile.title}
            </span>
            {chosen.includes(profile.id) && <Check size={18} strokeWidth={2} className="text-accent" />}
          </button>
        </li>
      ))}
      {people.length === 0 && (
        <li className="px-3 py-6 text-center text-ui text-quiet">{t`Nobody here has this name.`}</li>
      )}
    </ul>
  );
}
