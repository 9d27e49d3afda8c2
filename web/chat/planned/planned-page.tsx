import { useLingui } from "@lingui/react/macro";
import { ArrowLeft, CalendarClock } from "lucide-react";
import { go, useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { usePageTitle } from "#platform/router/page-title.ts";
import { useSpace } from "#platform/store/space.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { PaneHeader } from "#ui/layout/pane-header.tsx";
import { Tabs } from "#ui/layout/tabs.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { useWorkspace } from "#workspace/workspaces/index.ts";
import { ReminderList } from "../reminders/index.ts";
import { ScheduledList } from "../scheduled-messages/index.ts";
import { SnippetList } from "../snippets/index.ts";
import { DraftList } from "./draft-list.tsx";

/** What one has begun to write, what is sent later, and what one wants to hear of again. */
export default function PlannedPage() {
  const { t } = useLingui();
  const { slug } = useSpace();
  const wide = useWide();
  const change = useSearchChange();
  const tab = useSearchValue("tab") ?? "drafts";
  usePageTitle(t`Drafts & scheduled`, useWorkspace()?.name);
  return (
    <div className="flex h-full flex-col">
      <PaneHeader
        icon={CalendarClock}
        title={t`Drafts & scheduled`}
        start={!wide && <IconButton icon={ArrowLeft} label={t`Back`} onPress={() => go(`/${slug}`)} />}
      />
      <Tabs
        label={t`Drafts & scheduled`}
        selected={tab}
        onSelect={(id) => change({ tab: id }, { replace: true })}
        entries={[
          { id: "drafts", label: t`Drafts`, content: <DraftList /> },
          { id: "scheduled", label: t`Scheduled`, content: <ScheduledList /> },
          { id: "reminders", label: t`Reminders`, content: <ReminderList /> },
          { id: "snippets", label: t`Saved texts`, content: <SnippetList /> },
        ]}
      />
    </div>
  );
}
