import { useLingui } from "@lingui/react/macro";
import { ChevronDown } from "lucide-react";
import { useStore } from "#platform/store/use-store.ts";
import { Menu } from "#ui/overlays/menu.tsx";
import { attempt } from "../call-here.ts";
import type { SendToolProps } from "../composer/index.ts";
import { conversationKey } from "../conversation.ts";
import { draftOf, drafts } from "../drafts/index.ts";
import { planTimeMenu, sendTimes } from "../plan-time/index.ts";
import { otherClock } from "./other-clock.ts";
import { schedule } from "./scheduled-actions.ts";

/** Beside the button that sends: the same, later. */
export function ScheduleButton({ conversation, alsoToChannel, onTaken }: SendToolProps) {
  const { t } = useLingui();
  const key = conversationKey(conversation);
  const empty = useStore(drafts, (all) => !all.get(key)?.trim());
  const plan = async (at: Date) => {
    const text = draftOf(conversation);
    await schedule(conversation, { text, at, alsoToChannel });
    // What was written while the server answered stays.
    if (draftOf(conversation) === text) onTaken();
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
          disabled={empty}
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
