import { useLingui } from "@lingui/react/macro";
import { Contact, Search, SearchX } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { VList, type VListHandle } from "virtua";
import { actionsFor } from "#platform/slots/action.ts";
import { runAction } from "#platform/slots/run-action.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { PaneHeader } from "#ui/layout/pane-header.tsx";
import { directoryActions } from "./directory-actions.ts";
import { DirectoryRow } from "./directory-row.tsx";
import { useMemberList } from "./member-list.ts";

/** Everybody of the workspace. */
export default function DirectoryPage() {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const { ids, error, ready, more } = useMemberList(query.trim());
  return (
    <div className="flex h-full flex-col">
      <PaneHeader icon={Contact} title={t`People`} actions={<HeaderActions />} />
      <div className="shrink-0 px-4 py-3 wide:px-6">
        <label className="flex h-10 items-center gap-2 rounded-control border border-control bg-surface px-3 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus touch:h-11">
          <Search size={16} strokeWidth={1.5} className="shrink-0 text-quiet" />
          <span className="sr-only">{t`Search people`}</span>
          <input
            type="search"
            value={query}
            onChange={(change) => setQuery(change.target.value)}
            placeholder={t`Search people by name`}
            className="h-full min-w-0 flex-1 bg-transparent text-message outline-none placeholder:text-quiet"
          />
        </label>
      </div>
      {!ready && <Skeleton rows={6} withPicture label={t`Reading the directory`} />}
      {ready && error !== null && ids.length === 0 && (
        <ErrorState title={t`The directory could not be read`}>{errorWords(error)}</ErrorState>
      )}
      {ready && error === null && ids.length === 0 && (
        <EmptyState
          icon={SearchX}
          title={t`Nobody fits “${query}”`}
        >{t`The search looks at the beginning of every part of a name.`}</EmptyState>
      )}
      {ids.length > 0 && <PeopleList ids={ids} onEnd={more} />}
    </div>
  );
}

function HeaderActions() {
  return actionsFor<void>(useSlot(directoryActions), undefined).map((action) => (
    <Button key={action.id} kind="main" onPress={() => runAction<void>(action, undefined)}>
      {action.icon && <action.icon size={16} strokeWidth={1.5} />}
      {action.label()}
    </Button>
  ));
}

/** Arrow keys walk the rows, Home and End leap; only what is in view is drawn. */
function PeopleList({ ids, onEnd }: { ids: readonly string[]; onEnd: () => void }) {
  const { t } = useLingui();
  const list = useRef<VListHandle>(null);
  const [at, setAt] = useState(0);
  const focusRow = (next: number) => {
    const row = Math.min(ids.length - 1, Math.max(0, next));
    setAt(row);
    list.current?.scrollToIndex(row, { align: "nearest" });
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus());
  };
  const onKeyDown = (press: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: ids.length - 1,
      PageDown: at + 10,
      PageUp: at - 10,
    };
    const next = steps[press.key];
    if (next === undefined) return;
    press.preventDefault();
    focusRow(next);
  };
  const onScroll = (offset: number) => {
    const { scrollSize = 0, viewportSize = 0 } = list.current ?? {};
    if (offset + viewportSize * 2 > scrollSize) onEnd();
  };
  return (
    <div role="list" aria-label={t`People`} className="min-h-0 flex-1" onKeyDown={onKeyDown}>
      <VList ref={list} className="px-2 pb-4 wide:px-4" onScroll={onScroll}>
        {ids.map((id, row) => (
          <DirectoryRow key={id} id={id} row={row} current={row === at} onFocus={() => setAt(row)} />
        ))}
      </VList>
    </div>
  );
}
