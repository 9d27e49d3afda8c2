import { msg, t } from "@lingui/core/macro";
import { Inbox } from "lucide-react";
import { lazy } from "react";
import { go } from "#platform/router/navigation.ts";
import { commands, preferenceSections } from "#platform/slots/shell-slots.ts";
import { currentSpace, space } from "#platform/store/space.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { registerInboxCount } from "./inbox-count.ts";
import { registerInboxStore } from "./inbox-store.ts";

const NotificationSection = lazy(() => import("./notification-section.tsx"));

/** Fetched and called once, when the first screen stands. */
export function register(): void {
  registerInboxStore();
  registerInboxCount();
  preferenceSections.add(NotificationSection, 50);
  commands.add(
    {
      id: "inbox.open",
      label: () => t`Open the inbox`,
      words: () => t`notifications, activity, mentions`,
      icon: Inbox,
      group: () => t`Go to`,
      shortcut: "Alt+I",
      when: () => space.get() !== null,
      run: () => go(`/${currentSpace().slug}/inbox`),
    },
    30,
  );
  addErrorWords({ bad_moment: msg`Choose a time that is still to come, at most a year from now.` });
}
