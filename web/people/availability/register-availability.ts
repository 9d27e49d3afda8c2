import { quietUntil } from "@atrium/contract/people/quiet-until.ts";
import { t } from "@lingui/core/macro";
import { EyeOff, Moon } from "lucide-react";
import { lazy } from "react";
import type { Action } from "#platform/slots/action.ts";
import { commands, ownMenu, panels, preferenceSections } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { toast } from "#ui/feedback/toast.ts";
import { me, nameMarks, ownNotes } from "../profiles/index.ts";
import { quietDialog } from "./availability-dialog-state.ts";
import { changeOwnAvailability, ownAvailability } from "./own-availability.ts";
import { OwnNote } from "./own-note.tsx";
import { QuietDialogHost } from "./quiet-dialog-host.tsx";
import { QuietMark } from "./quiet-mark.tsx";

const inside = () => space.get() !== null;
const you = () => t`You`;

/** Do not disturb that was switched on, not the hours of every week. */
const isOn = () => {
  const { until } = ownAvailability.get().quiet;
  return until !== null && quietUntil({ quiet: { until, hours: [] }, timeZone: "UTC" }, new Date()) !== null;
};

const begin: Action = {
  id: "quiet.begin",
  label: () => t`Do not disturb…`,
  words: () => t`DND, pause notifications, snooze notifications, quiet`,
  icon: Moon,
  group: you,
  when: () => inside() && !isOn(),
  run: () => quietDialog.set(true),
};
const end: Action = {
  id: "quiet.end",
  label: () => t`End do not disturb`,
  words: () => t`DND off, resume notifications`,
  icon: Moon,
  group: you,
  when: () => inside() && isOn(),
  run: () => changeOwnAvailability({ until: null }),
};
const invisible: Action = {
  id: "invisible.switch",
  label: () => t`Appear offline`,
  words: () => t`invisible, hide, away`,
  icon: EyeOff,
  group: you,
  checked: () => ownAvailability.get().invisible,
  when: inside,
  run: async () => {
    const { invisible: before } = ownAvailability.get();
    await changeOwnAvailability({ invisible: !before });
    toast(before ? t`You are seen again.` : t`${me()?.name ?? ""} appears offline to everybody else.`);
  },
};

const QuietSection = lazy(() => import("./quiet-section.tsx"));

/** What the first screen does without. */
export function register(): void {
  nameMarks.add(QuietMark);
  ownNotes.add(OwnNote);
  panels.add(QuietDialogHost);
  preferenceSections.add(QuietSection, 60);
  for (const action of [begin, end, invisible]) {
    commands.add(action, 690);
    ownMenu.add(action, 105);
  }
}
