import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { fullMoment } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { theirTime } from "./plan-time-menu.ts";
import { type AskedTime, askedTime } from "./plan-time-state.ts";

/** Asks for a day and a time. The field is the system's own: the best one on a phone, and with a screen reader. */
export default function PlanTimeDialog({ asked }: { asked: AskedTime }) {
  const { t } = useLingui();
  const [value, setValue] = useState(() => written(asked.initial));
  const [error, setError] = useState<string>();
  const at = new Date(value);
  const known = !Number.isNaN(at.getTime());
  const close = () => askedTime.set(null);
  const choose = () => {
    if (!known) return setError(t`Choose a day and a time.`);
    if (at <= new Date()) return setError(t`This time is over. Choose a later one.`);
    close();
    asked.onChoose(at);
  };
  const there = known && asked.elsewhere ? theirTime(asked.elsewhere, at) : "";
  return (
    <Dialog title={asked.title} size="small" onClose={close}>
      <form
        className="contents"
        onSubmit={(submit) => {
          submit.preventDefault();
          choose();
        }}
      >
        <DialogBody>
          <Field
            label={t`Day and time`}
            type="datetime-local"
            autoFocus
            value={value}
            onChange={(next) => {
              setValue(next);
              setError(undefined);
            }}
            error={error}
            hint={known ? [fullMoment(at), there].filter(Boolean).join(" · ") : undefined}
          />
        </DialogBody>
        <DialogFoot>
          <Button onPress={close}>{t`Cancel`}</Button>
          <Button kind="main" type="submit">
            {asked.confirm}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

/** `2026-11-20T09:00`, as this kind of field has it, in the person's own zone. */
function written(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
