import { t } from "@lingui/core/macro";
import { CalendarClock } from "lucide-react";
import { clock, clockIn, dayOfYear } from "#platform/words/moments.ts";
import type { MenuEntry } from "#ui/overlays/menu.tsx";
import { askTime, type Elsewhere } from "./plan-time-state.ts";
import type { PlanTime } from "./plan-times.ts";

type Choice = {
  times: readonly PlanTime[];
  /** What the dialog for another time is about, and what its button says. */
  title: string;
  confirm: string;
  elsewhere?: Elsewhere | undefined;
  onChoose: (at: Date) => void;
};

/** The entries of a menu of times, with the way to choose another. */
export function planTimeMenu({ times, title, confirm, elsewhere, onChoose }: Choice): MenuEntry[] {
  return [
    { heading: title },
    ...times.map(({ id, at }) => ({
      id,
      label: labelOf(id, at),
      detail: [dayOfYear(at), elsewhere && theirTime(elsewhere, at)].filter(Boolean).join(" · "),
      run: () => onChoose(at),
    })),
    null,
    {
      id: "custom",
      label: t`Another time…`,
      icon: CalendarClock,
      run: () => askTime({ title, confirm, onChoose, initial: times.at(-1)?.at ?? new Date(), elsewhere }),
    },
  ];
}

/** What the clock will say where somebody else is; empty when it says the same. */
export function theirTime({ name, timeZone }: Elsewhere, at: Date): string {
  const time = clockIn(timeZone, at);
  return time === "" || time === clock(at) ? "" : t`${time} for ${name}`;
}

function labelOf(id: PlanTime["id"], at: Date): string {
  const time = clock(at);
  switch (id) {
    case "minutes":
      return t`In 20 minutes`;
    case "hour":
      return t`In an hour`;
    case "hours":
      return t`In three hours`;
    case "today":
      return t`Today at ${time}`;
    case "tomorrow":
      return t`Tomorrow at ${time}`;
    case "monday":
      return t`Monday at ${time}`;
  }
}
