import { msg, t } from "@lingui/core/macro";
import { CalendarClock } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { commands, panels, sidebarLinks } from "#platform/slots/shell-slots.ts";
import { openShortcutSheet } from "#platform/slots/shortcut-sheet-state.ts";
import { currentSpace, space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { localCommands } from "../commands/index.ts";
import { fieldNotes, sendTools } from "../composer/index.ts";
import { registerDraftSync } from "../draft-sync/index.ts";
import { PlanTimeHost } from "../plan-time/index.ts";
import { registerReminders, reminders } from "../reminders/index.ts";
import {
  registerScheduledStore,
  ScheduleButton,
  ScheduledHere,
  scheduledMessages,
  TheirTime,
} from "../scheduled-messages/index.ts";
import { registerSnippets } from "../snippets/index.ts";
import { useDraftKeys } from "./draft-keys.ts";

/** How many drafts, messages for later and due reminders there are. */
function useCount(): number {
  const begun = useDraftKeys().length;
  const waiting = useStore(scheduledMessages, (all) => all?.size ?? 0);
  const due = useStore(reminders, (all) => [...(all?.values() ?? [])].filter(({ state }) => state === "due").length);
  return begun + waiting + due;
}

/** Whether something could not be sent at its time. */
const useFailed = (): boolean =>
  useStore(scheduledMessages, (all) => [...(all?.values() ?? [])].some((one) => one.failedWith !== null));

/** Drafts, scheduled messages and reminders; called once, after the first screen stands. */
export function registerPlanned(): void {
  registerDraftSync();
  registerScheduledStore();
  registerReminders();
  registerSnippets();
  localCommands.add({ name: "shortcuts", summary: () => t`Show the keyboard shortcuts`, run: openShortcutSheet });
  sendTools.add(ScheduleButton);
  fieldNotes.add(ScheduledHere);
  fieldNotes.add(TheirTime, 50);
  panels.add(PlanTimeHost);
  sidebarLinks.add(
    {
      id: "drafts",
      label: () => t`Drafts & scheduled`,
      icon: CalendarClock,
      to: (slug) => `/${slug}/drafts`,
      holds: (path) => path === "/drafts",
      useBadge: useCount,
      useAlarm: useFailed,
    },
    40,
  );
  commands.add({
    id: "drafts.open",
    label: () => t`Drafts & scheduled`,
    words: () => t`scheduled messages, reminders, unsent`,
    icon: CalendarClock,
    group: () => t`Go to`,
    shortcut: "Alt+Shift+D",
    when: () => space.get() !== null,
    run: () => go(`/${currentSpace().slug}/drafts`),
  });
  addErrorWords({
    not_in_future: msg`This time is over. Choose a later one.`,
    too_far_ahead: msg`That is too far ahead: at most a year.`,
    too_many_waiting: msg`Too many are waiting already. Delete or send some first.`,
  });
}
