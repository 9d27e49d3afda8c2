import { t } from "@lingui/core/macro";
import type { Action } from "#platform/slots/action.ts";
import { attempt } from "../call-here.ts";
import { myChannel, readWithUndo } from "../channels/index.ts";

/** Marks the channel one stands in, or the first, and goes on to the one after it. */
export const readAndGoOn: Action<readonly string[]> = {
  id: "unreads.read-and-go-on",
  label: () => t`Mark the channel as read and go on`,
  group: () => t`Channels`,
  shortcut: "Escape",
  keysOnly: true,
  run: (open) => {
    const here = document.activeElement?.closest<HTMLElement>("[data-unread]")?.dataset["unread"];
    const at = Math.max(0, open.indexOf(here ?? ""));
    const entry = myChannel(open[at] ?? "");
    if (!entry) return;
    attempt(readWithUndo([entry]));
    const next = open[at + 1] ?? open[at - 1];
    document.querySelector<HTMLElement>(`[data-unread="${next}"] [data-unread-start]`)?.focus();
  },
};
