import type { Reminder } from "@atrium/contract/chat/reminders.ts";
import { useLingui } from "@lingui/react/macro";
import { AlarmClock, BellRing, Check, Plus, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { clock, dayOfYear } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { Menu } from "#ui/overlays/menu.tsx";
import { attempt } from "../call-here.ts";
import { planTimeMenu, remindTimes } from "../plan-time/index.ts";
import { MessageBody, parseMessage } from "../text/index.ts";
import { openReminded, remindMe, removeReminder, snooze, tickOff } from "./reminder-actions.ts";
import { loadReminders, useRemindedText, useReminders } from "./reminder-store.ts";

/** What one wants to hear of again: due first, then the next. */
export function ReminderList() {
  const { t } = useLingui();
  const items = useReminders();
  // What was added while another page was open may be about a message nobody has read here yet.
  useEffect(() => attempt(loadReminders()), []);
  if (!items) return <Skeleton rows={4} label={t`Loading`} />;
  return (
    <div className="flex min-h-full flex-col">
      <NewReminder />
      {items.length === 0 ? (
        <EmptyState icon={AlarmClock} title={t`No reminders`}>
          {t`Write one above, type /remind in any conversation, or choose Remind me in a message's menu.`}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-2 p-3 pt-0 wide:p-5 wide:pt-0" aria-label={t`Reminders`}>
          {items.map((item) => (
            <ReminderRow key={item.id} reminder={item} />
          ))}
        </ul>
      )}
    </div>
  );
}

function NewReminder() {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const entries = () =>
    planTimeMenu({
      times: remindTimes(),
      title: t`Remind me`,
      confirm: t`Remind me`,
      onChoose: (at) => attempt(remindMe({ text: text.trim() }, at).then(() => setText(""))),
    });
  return (
    <div className="flex items-end gap-2 p-3 wide:p-5">
      <div className="min-w-0 flex-1">
        <Field
          label={t`Remind me of`}
          hideLabel
          placeholder={t`Remind me of…`}
          value={text}
          onChange={setText}
          maxLength={1000}
        />
      </div>
      <Menu label={t`When`} entries={entries} placement="bottom end">
        {(trigger) => (
          <Button {...trigger} kind="main" isDisabled={text.trim() === ""}>
            <Plus size={18} strokeWidth={1.5} />
            {t`When`}
          </Button>
        )}
      </Menu>
    </div>
  );
}

function ReminderRow({ reminder }: { reminder: Reminder }) {
  const { t } = useLingui();
  const { state, remindAt, text, message } = reminder;
  const said = useRemindedText(message?.messageId);
  const day = dayOfYear(remindAt);
  const time = clock(remindAt);
  const again = () =>
    planTimeMenu({
      times: remindTimes(),
      title: t`Remind me again`,
      confirm: t`Remind me`,
      onChoose: (at) => attempt(snooze(reminder, at)),
    });
  return (
    <li
      className={`flex items-start gap-3 rounded-card border bg-surface px-4 py-3 ${state === "due" ? "border-accent" : "border-line"} ${state === "done" ? "opacity-70" : ""}`}
    >
      <span className={`pt-0.5 ${state === "due" ? "text-accent-ink" : "text-quiet"}`}>
        {state === "due" ? <BellRing size={18} strokeWidth={1.5} /> : <AlarmClock size={18} strokeWidth={1.5} />}
      </span>
      <div className="min-w-0 flex-1">
        {text && (
          <div className={state === "done" ? "line-through" : ""}>
            <MessageBody parsed={parseMessage(text)} />
          </div>
        )}
        {message && (
          <button
            type="button"
            className="block max-w-full cursor-pointer truncate text-left text-ui hover:underline"
            onClick={() => openReminded(reminder)}
          >
            {said ? (
              <>
                {said.title} <span className="text-quiet">{said.detail}</span>
              </>
            ) : (
              <span className="text-quiet">{t`A message`}</span>
            )}
          </button>
        )}
        <p className="text-meta text-quiet">
          {state === "due" ? t`Due since ${day} at ${time}` : state === "done" ? t`Done` : t`${day} at ${time}`}
        </p>
      </div>
      <div className="flex items-center gap-0.5">
        {state !== "done" && <IconButton icon={Check} label={t`Done`} onPress={() => attempt(tickOff(reminder))} />}
        <Menu label={t`Remind me again`} entries={again} placement="bottom end">
          {(trigger) => <IconButton {...trigger} icon={AlarmClock} label={t`Remind me again`} />}
        </Menu>
        <IconButton icon={Trash2} label={t`Delete`} onPress={() => attempt(removeReminder(reminder))} />
      </div>
    </li>
  );
}
