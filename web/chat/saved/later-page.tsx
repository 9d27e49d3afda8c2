import type { Saved } from "@atrium/contract/chat/saved.ts";
import { useLingui } from "@lingui/react/macro";
import { ArrowLeft, Bookmark } from "lucide-react";
import { go, useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { usePageTitle } from "#platform/router/page-title.ts";
import { useSpace } from "#platform/store/space.ts";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { PaneHeader } from "#ui/layout/pane-header.tsx";
import { Tabs } from "#ui/layout/tabs.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { useWorkspace } from "#workspace/workspaces/index.ts";
import { attempt } from "../call-here.ts";
import { MessageCards } from "../messages/index.ts";
import { SavedLine } from "./saved-line.tsx";
import { load, useSavedList } from "./saved-list.ts";

/** What one saved for later: in progress, and done. */
export default function LaterPage() {
  const { t } = useLingui();
  const wide = useWide();
  const { slug } = useSpace();
  const change = useSearchChange();
  const tab = useSearchValue("tab") === "done" ? "done" : "open";
  usePageTitle(t`Later`, useWorkspace()?.name);
  return (
    <div className="flex h-full flex-col">
      <PaneHeader
        icon={Bookmark}
        title={t`Later`}
        detail={t`Only you see this`}
        start={!wide && <IconButton icon={ArrowLeft} label={t`Back`} onPress={() => go(`/${slug}`)} />}
      />
      <Tabs
        label={t`Later`}
        selected={tab}
        onSelect={(next) => change({ tab: next === "done" ? "done" : undefined }, { replace: true })}
        entries={[
          { id: "open", label: t`In progress`, content: <List key="open" state="open" /> },
          { id: "done", label: t`Done`, content: <List key="done" state="done" /> },
        ]}
      />
    </div>
  );
}

function List({ state }: { state: Saved["state"] }) {
  const { t } = useLingui();
  const list = useSavedList(state);
  if (!list) return <Skeleton rows={4} withPicture label={t`Reading what you saved`} />;
  if (list.items.length === 0) return state === "open" ? <NothingOpen /> : <NothingDone />;
  const { next } = list;
  return (
    <div className="mx-auto max-w-180 py-1">
      <MessageCards label={state === "open" ? t`In progress` : t`Done`}>
        {list.items.map((item) => (
          <SavedLine key={item.saved.messageId} item={item} />
        ))}
      </MessageCards>
      {next && (
        <div className="flex justify-center py-3">
          <Button onPress={() => attempt(load(state, next))}>{t`Show more`}</Button>
        </div>
      )}
    </div>
  );
}

function NothingOpen() {
  const { t } = useLingui();
  return (
    <EmptyState icon={Bookmark} title={t`Nothing saved for later`}>
      {t`Point at a message and press the bookmark, or S on the keyboard. It waits here until you tick it off.`}
    </EmptyState>
  );
}

function NothingDone() {
  const { t } = useLingui();
  return (
    <EmptyState icon={Bookmark} title={t`Nothing ticked off yet`}>
      {t`What you tick off stays here, so that you find it again.`}
    </EmptyState>
  );
}
