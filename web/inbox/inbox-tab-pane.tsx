import type { InboxItem, InboxTab } from "@atrium/contract/inbox/inbox.ts";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { go } from "#platform/router/navigation.ts";
import { useShortcuts } from "#platform/slots/use-shortcuts.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { addressOf, itemActions } from "./inbox-actions.ts";
import { EmptyInbox } from "./inbox-empty.tsx";
import { InboxReading, NothingChosen } from "./inbox-reading.tsx";
import { InboxRow } from "./inbox-row.tsx";
import { type InboxList, inboxKey, loadMore, openTab, useInboxList } from "./inbox-store.ts";

/** One tab: the list, and on a wide screen what is chosen of it beside. */
export function InboxTabPane({ tab, label }: { tab: InboxTab; label: string }) {
  const { t } = useLingui();
  const list = useInboxList(tab);
  const wide = useWide();
  useEffect(() => openTab(tab), [tab]);
  const { at, item, choose } = useChosen(list.items);
  const walking = [
    { id: "inbox.next", label: () => t`Next`, shortcut: ["J", "ArrowDown"], run: () => choose(at + 1) },
    { id: "inbox.previous", label: () => t`The one before`, shortcut: ["K", "ArrowUp"], run: () => choose(at - 1) },
  ].map((action) => ({ ...action, group: () => t`Inbox`, keysOnly: true }));
  useShortcuts(walking, undefined as void);
  useShortcuts(itemActions, item);
  if (!list.ready) return <Skeleton rows={7} withPicture label={t`Reading the inbox`} />;
  if (list.items.length === 0) return <NoItems list={list} tab={tab} />;
  return (
    <div className="flex h-full min-h-0">
      <div
        role="list"
        aria-label={label}
        className="min-h-0 flex-1 overflow-y-auto p-2 wide:w-96 wide:flex-none wide:border-e wide:border-line"
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          if (scrollTop + clientHeight * 2 > scrollHeight) loadMore(tab);
        }}
      >
        {list.items.map((one, row) => (
          <InboxRow
            key={inboxKey(one)}
            item={one}
            row={row}
            tabbable={row === Math.max(0, at)}
            chosen={wide && row === at}
            onFocus={() => choose(row, { quiet: true })}
            onOpen={() => go(addressOf(one))}
            wide={wide}
          />
        ))}
      </div>
      {wide && (
        <div className="flex min-w-0 flex-1 flex-col">
          {item ? <InboxReading key={inboxKey(item)} item={item} /> : <NothingChosen />}
        </div>
      )}
    </div>
  );
}

function NoItems({ list, tab }: { list: InboxList; tab: InboxTab }) {
  const { t } = useLingui();
  if (list.error === null) return <EmptyInbox tab={tab} />;
  return <ErrorState title={t`The inbox could not be read`}>{errorWords(list.error)}</ErrorState>;
}

/** What is chosen stays chosen when the list moves; when it leaves the list, what takes its place is. */
function useChosen(items: readonly InboxItem[]) {
  const [chosen, setChosen] = useState<{ key: string; row: number } | null>(null);
  const found = chosen ? items.findIndex((item) => inboxKey(item) === chosen.key) : -1;
  const at = found >= 0 ? found : chosen ? Math.min(chosen.row, items.length - 1) : -1;
  const item = items[at] ?? null;
  if (item && (chosen?.key !== inboxKey(item) || chosen.row !== at)) setChosen({ key: inboxKey(item), row: at });
  const choose = (row: number, { quiet = false } = {}) => {
    const next = Math.min(items.length - 1, Math.max(0, row));
    const one = items[next];
    if (!one) return;
    setChosen({ key: inboxKey(one), row: next });
    if (!quiet) requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-inbox="${next}"]`)?.focus());
  };
  return { at, item, choose };
}
