import { useLingui } from "@lingui/react/macro";
import { ChevronDown } from "lucide-react";
import { useStore } from "#platform/store/use-store.ts";
import { Menu } from "#ui/overlays/menu.tsx";
import { attempt } from "../call-here.ts";
import type { SendToolProps } from "../composer/index.ts";
import { conversationKey } from "../conversation.ts";
import { carried, drafts } from "../drafts/index.ts";
import { planTimeMenu, sendTimes } from "../plan-time/index.ts";
import { otherClock } from "./other-clock.ts";
import { scheduleWritten } from "./schedule-written.ts";

/** Beside the button that sends: the same, later. */
export function ScheduleButton({ conversation, alsoToChannel, onTaken }: SendToolProps) {
  const { t } = useLingui();
  const key = conversationKey(conversation);
  const hasWords = useStore(drafts, (all) => Boolean(all.get(key)?.trim()));
  const carries = useStore(carried, (all) => all.has(key));
  const plan = async (at: Date) => {
    if (await scheduleWritten(conversation, { at, alsoToChannel })) onTaken();
  };
  const entries = () =>
    planTimeMenu({
      times: sendTimes(),
      title: t`Send later`,
      confirm: t`Schedule`,
      elsewhere: otherClock(conversation.channelId),
      onChoose: (at) => attempt(plan(at)),
    });
  return (
    <Menu label={t`Send later`} entries={entries} placement="top end">
      {({ onPress, onHoverStart, ...trigger }) => (
        <button
          {...trigger}
          type="button"
          aria-label={t`Send later`}
          data-tip={t`Send later`}
          disabled={!hasWords && !carries}
          className="flex h-8 w-7 shrink-0 cursor-pointer items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text disabled:cursor-default disabled:opacity-50 touch:h-11 touch:w-9"
          onPointerEnter={onHoverStart}
          onClick={onPress}
        >
          <ChevronDown size={18} strokeWidth={1.5} />
        </button>
      )}
    </Menu>
  );
}
