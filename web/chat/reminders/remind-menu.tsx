import { useLingui } from "@lingui/react/macro";
import { createStore } from "#platform/store/create-store.ts";
import { useStore } from "#platform/store/use-store.ts";
import { MenuPopover } from "#ui/overlays/menu.tsx";
import { attempt } from "../call-here.ts";
import { planTimeMenu, remindTimes } from "../plan-time/index.ts";
import { remindMe } from "./reminder-actions.ts";

type Asked = { channelId: string; messageId: string; element: Element | null };

const asked = createStore<Asked | null>(null);
/** Asks when to remind of a message, beside it. */
export const askWhen = (about: Asked): void => asked.set(about);

/** Draws the question; stands once in the frame. */
export function RemindMenuHost() {
  const { t } = useLingui();
  const open = useStore(asked);
  if (!open) return null;
  const { element, ...about } = open;
  const entries = planTimeMenu({
    times: remindTimes(),
    title: t`Remind me`,
    confirm: t`Remind me`,
    onChoose: (at) => attempt(remindMe(about, at)),
  });
  return (
    <MenuPopover
      label={t`Remind me`}
      entries={entries}
      anchor={{ current: element }}
      placement="bottom end"
      onClose={() => asked.set(null)}
    />
  );
}
