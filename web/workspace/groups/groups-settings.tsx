import type { Group } from "@atrium/contract/people/groups.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { AtSign, Search } from "lucide-react";
import { useEffect, useState } from "react";
import { findGroups, groups } from "#people/groups/index.ts";
import { useStore } from "#platform/store/use-store.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { openGroup } from "./open-group.ts";

/** The groups of the workspace; who may manage them creates and changes them here. */
export default function GroupsSettings({ manages }: { manages: boolean }) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const { list, ready, more, error } = useGroupList(query.trim());
  return (
    <div className="mx-auto flex max-w-200 flex-col gap-4 p-4 wide:p-8">
      <div className="flex items-end gap-3">
        <div className="min-w-0 flex-1">
          <Field
            label={t`Search groups`}
            hideLabel
            placeholder={t`Search by name`}
            value={query}
            onChange={setQuery}
            end={<Search size={16} strokeWidth={1.5} className="me-3 text-quiet" />}
          />
        </div>
        {manages && <Button kind="main" onPress={() => openGroup("new")}>{t`New group`}</Button>}
      </div>
      {error !== null && <Notice>{errorWords(error)}</Notice>}
      {!ready && error === null && <Skeleton rows={4} label={t`Reading the groups`} />}
      {ready && list.length === 0 && query.trim() === "" && (
        <EmptyState icon={AtSign} title={t`No groups yet`}>
          {t`A group calls several people by one name, for instance @design or @on-call.`}
        </EmptyState>
      )}
      {ready && list.length === 0 && query.trim() !== "" && (
        <p className="py-8 text-center text-ui text-quiet">{t`No group has this name.`}</p>
      )}
      <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface empty:hidden">
        {list.map((group) => (
          <GroupLine key={group.id} group={group} />
        ))}
      </ul>
      {more && <Button onPress={more}>{t`Show more`}</Button>}
    </div>
  );
}

const GroupLine = ({ group }: { group: Group }) => (
  <li>
    <button
      type="button"
      className="flex w-full min-w-0 cursor-pointer items-center gap-3 px-4 py-3 text-start hover:bg-hover"
      onClick={() => openGroup(group.id)}
    >
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="shrink-0 text-message font-medium">@{group.handle}</span>
          <span className="min-w-0 truncate text-ui text-quiet">{group.name}</span>
        </span>
        {group.description && <span className="truncate text-meta text-quiet">{group.description}</span>}
      </span>
      <span className="shrink-0 text-meta text-quiet tabular-nums">
        <Plural value={group.memberCount} one="# person" other="# people" />
      </span>
    </button>
  </li>
);

/** The groups whose names fit, kept up to date while they are looked at. */
function useGroupList(query: string) {
  const [page, setPage] = useState<{ query: string; ids: readonly string[]; next?: string } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const known = useStore(groups);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      () => {
        findGroups(query).then(
          ({ items, ...rest }) => current && setPage({ query, ids: items.map(({ id }) => id), ...rest }),
          (failure: unknown) => current && setError(failure),
        );
      },
      query === "" ? 0 : 150,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);
  const fits = ({ handle, name }: Group) => `${handle} ${name}`.toLowerCase().includes(query.toLowerCase());
  // What was told since counts too, except where it would stand on a page that was not fetched.
  const last = page?.next ? known.get(page.ids.at(-1) ?? "")?.handle : undefined;
  const list = [...known.values()]
    .filter((group) => fits(group) && (last === undefined || group.handle <= last))
    .sort((a, b) => (a.handle < b.handle ? -1 : 1));
  const next = page?.next;
  const more = next
    ? () =>
        void findGroups(query, next).then(
          ({ items, ...rest }) =>
            setPage({ query, ids: [...(page?.ids ?? []), ...items.map(({ id }) => id)], ...rest }),
          setError,
        )
    : null;
  return { list, ready: page !== null, more, error };
}
