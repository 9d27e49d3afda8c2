import type { Profile } from "@atrium/contract/people/profiles.ts";
import { useLingui } from "@lingui/react/macro";
import { Check, Search, Users } from "lucide-react";
import { type RefObject, useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Dialog } from "react-aria-components/Dialog";
import { Input } from "react-aria-components/Input";
import { Menu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { SearchField } from "react-aria-components/SearchField";
import { useSpace } from "#platform/store/space.ts";
import { fitsName, PersonAvatar, usePeopleSearch, useProfiles } from "../profiles/index.ts";
import type { PersonFilterProps } from "./person-filter.tsx";

type Props = PersonFilterProps & { anchor: RefObject<Element | null>; onClose: () => void };

const item =
  "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 text-ui outline-none focused:bg-hover touch:min-h-11";

/** Everybody whose name fits what is typed; arrow keys choose while the typing goes on. */
export default function PersonMenu({ label, chosen, near, onChoose, anchor, onClose }: Props) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const people = usePeople(query, near);
  const choose = (id: string | undefined) => {
    onClose();
    onChoose(id);
  };
  return (
    <Popover
      isOpen
      triggerRef={anchor}
      placement="bottom start"
      offset={4}
      onOpenChange={(open) => open || onClose()}
      className="appear z-40 flex w-72 flex-col rounded-card border border-line bg-raised text-text shadow-raised"
    >
      <Dialog aria-label={label} className="contents">
        {/* The field's own Esc would first empty it; here one press leaves. */}
        <div className="contents" onKeyDownCapture={(press) => press.key === "Escape" && onClose()}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField
              aria-label={t`Search people`}
              autoFocus
              className="flex shrink-0 items-center gap-2 border-b border-line px-3"
            >
              <Search size={16} strokeWidth={1.5} className="shrink-0 text-quiet" />
              <Input
                placeholder={t`Search people`}
                className="h-10 min-w-0 flex-1 bg-transparent text-ui outline-none placeholder:text-quiet touch:h-11 [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              aria-label={label}
              className="max-h-80 min-h-0 flex-1 overflow-y-auto p-1 outline-none"
              renderEmptyState={() => (
                <p className="px-3 py-6 text-center text-ui text-quiet">{t`Nobody here has this name.`}</p>
              )}
            >
              {query === "" && (
                <MenuItem id="" textValue={t`Anybody`} className={item} onAction={() => choose(undefined)}>
                  <span className="flex size-6 items-center justify-center text-quiet">
                    <Users size={16} strokeWidth={1.5} />
                  </span>
                  <span className="flex-1">{t`Anybody`}</span>
                  {!chosen && <Check size={16} strokeWidth={2} className="text-accent" />}
                </MenuItem>
              )}
              {people.map((person) => (
                <PersonItem
                  key={person.id}
                  person={person}
                  isChosen={person.id === chosen}
                  onChoose={() => choose(person.id)}
                />
              ))}
            </Menu>
          </Autocomplete>
        </div>
      </Dialog>
    </Popover>
  );
}

type ItemProps = { person: Profile; isChosen: boolean; onChoose: () => void };

function PersonItem({ person: { id, name, title }, isChosen, onChoose }: ItemProps) {
  const { t } = useLingui();
  const { memberId } = useSpace();
  return (
    <MenuItem id={id} textValue={name} className={item} onAction={onChoose}>
      <PersonAvatar id={id} size={24} />
      <bdi className="max-w-3/5 shrink-0 truncate">{name}</bdi>
      <span className="min-w-0 flex-1 truncate text-meta text-quiet">{id === memberId ? t`you` : title}</span>
      {isChosen && <Check size={16} strokeWidth={2} className="shrink-0 text-accent" />}
    </MenuItem>
  );
}

/** Those to be expected, and then everybody else of the workspace. */
function usePeople(query: string, near: readonly string[]): readonly Profile[] {
  const found = usePeopleSearch(query);
  const first = useProfiles(near).filter((person) => fitsName(person, query));
  const known = new Set(first.map(({ id }) => id));
  return [...first.toSorted((a, b) => a.name.localeCompare(b.name)), ...found.filter(({ id }) => !known.has(id))];
}
