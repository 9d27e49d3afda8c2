import type { InboxTab } from "@atrium/contract/inbox/inbox.ts";
import { useLingui } from "@lingui/react/macro";
import { ArrowLeft, Inbox } from "lucide-react";
import { go, useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { usePageTitle } from "#platform/router/page-title.ts";
import { useSpace } from "#platform/store/space.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { PaneHeader } from "#ui/layout/pane-header.tsx";
import { Tabs } from "#ui/layout/tabs.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { ReceivedList } from "#workspace/invitations/index.ts";
import { useWorkspace } from "#workspace/workspaces/index.ts";
import { tabs } from "./inbox-store.ts";
import { InboxTabPane } from "./inbox-tab-pane.tsx";

/** What calls for one's attention: a list to go through, and beside it what is chosen of it. */
export default function InboxPage() {
  const { t } = useLingui();
  const wide = useWide();
  const { slug } = useSpace();
  const change = useSearchChange();
  const given = useSearchValue("tab");
  const selected = tabs.find((tab) => tab === given) ?? "all";
  usePageTitle(t`Inbox`, useWorkspace()?.name);
  const labels: Record<InboxTab, string> = {
    all: t`All`,
    unread: t`Unread`,
    mentions: t`Mentions`,
    threads: t`Threads`,
    later: t`Later`,
    done: t`Done`,
  };
  return (
    <div className="flex h-full flex-col">
      <PaneHeader
        icon={Inbox}
        title={t`Inbox`}
        start={!wide && <IconButton icon={ArrowLeft} label={t`Back`} onPress={() => go(`/${slug}`)} />}
      />
      <ReceivedList />
      <Tabs
        label={t`Inbox`}
        entries={tabs.map((id) => ({
          id,
          label: labels[id],
          content: <InboxTabPane key={id} tab={id} label={labels[id]} />,
        }))}
        selected={selected}
        onSelect={(tab) => change({ tab: tab === "all" ? undefined : tab }, { replace: true })}
      />
    </div>
  );
}
