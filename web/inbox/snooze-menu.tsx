import type { InboxItem } from "@atrium/contract/inbox/inbox.ts";
import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { clock, date } from "#platform/words/moments.ts";
import { MenuPopover } from "#ui/overlays/menu.tsx";
import { inboxKey } from "./inbox-store.ts";
import { snoozing } from "./snooze-state.ts";
import { snoozeTimes } from "./snooze-times.ts";
import { snooze } from "./triage.ts";

/** Asks until when; stands where the item stands. */
export function SnoozeMenu({ item }: { item: InboxItem }) {
  const { t } = useLingui();
  const anchor = useRef<HTMLSpanElement>(null);
  const open = useStore(snoozing, (now) => now !== null && inboxKey(now) === inboxKey(item));
  const words = {
    hour: t`In an hour`,
    evening: t`This evening`,
    tomorrow: t`Tomorrow morning`,
    week: t`Next week`,
  };
  return (
    <span ref={anchor} className="absolute end-2 bottom-1">
      {open && (
        <MenuPopover
          label={t`Until when`}
          anchor={anchor}
          placement="bottom end"
          onClose={() => snoozing.set(null)}
          entries={[
            { heading: t`Until when` },
            ...snoozeTimes().map(({ id, until }) => ({
              id,
              label: words[id],
              detail: id === "week" ? `${date(until)} ${clock(until)}` : clock(until),
              run: () => snooze(item, until, t`Put off: ${words[id]}`),
            })),
          ]}
        />
      )}
    </span>
  );
}
