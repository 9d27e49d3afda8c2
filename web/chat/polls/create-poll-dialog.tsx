import { createPoll } from "@atrium/contract/chat/polling.ts";
import { mostPollOptions } from "@atrium/contract/chat/polls.ts";
import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { newClientId } from "#platform/api/new-client-id.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { Select } from "#ui/controls/select.tsx";
import { Switch } from "#ui/controls/switch.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { callHere } from "../call-here.ts";
import type { Conversation } from "../conversation.ts";

type Props = { conversation: Conversation; onClose: () => void };

/** Writes a poll: the question, the answers, and how it is voted. */
export default function CreatePollDialog({ conversation, onClose }: Props) {
  const { t } = useLingui();
  const [clientId] = useState(newClientId);
  const [question, setQuestion] = useState("");
  const [options, setOptions] = useState<readonly string[]>(["", ""]);
  const [multiple, setMultiple] = useState(false);
  const [anonymous, setAnonymous] = useState(false);
  const [open, setOpen] = useState(false);
  const [hours, setHours] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const written = options.map((text) => text.trim()).filter(Boolean);
  const isTwice = new Set(written.map((text) => text.toLowerCase())).size < written.length;
  const { channelId, threadId } = conversation;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const closesAt = hours === "" ? null : new Date(Date.now() + Number(hours) * 3_600_000).toISOString();
    const about = { multiple, anonymous, open, closesAt, ...(threadId !== null && { threadId }) };
    callHere(createPoll, { channelId, clientId, question: question.trim(), options: written, ...about })
      .then(onClose, setError)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={t`Ask with a poll`} onClose={onClose}>
      <form className="flex min-h-0 flex-col" onSubmit={submit}>
        <DialogBody>
          {error !== null && <Notice>{errorWords(error)}</Notice>}
          <Field label={t`Question`} value={question} onChange={setQuestion} autoFocus maxLength={1000} />
          <Answers options={options} onChange={setOptions} error={isTwice ? t`Two answers are the same.` : undefined} />
          <div className="flex flex-col gap-1">
            <Switch isSelected={multiple} onChange={setMultiple}>{t`Several answers may be chosen`}</Switch>
            <Switch
              isSelected={anonymous}
              onChange={setAnonymous}
              hint={t`Nobody learns who chose what, not even you.`}
            >
              {t`Anonymous`}
            </Switch>
            <Switch isSelected={open} onChange={setOpen}>{t`Everybody may add answers`}</Switch>
          </div>
          <Select
            label={t`Closes`}
            value={hours}
            onChange={setHours}
            options={[
              { value: "", label: t`When I close it` },
              { value: "1", label: t`In an hour` },
              { value: "4", label: t`In four hours` },
              { value: "24", label: t`In a day` },
              { value: "72", label: t`In three days` },
              { value: "168", label: t`In a week` },
            ]}
          />
        </DialogBody>
        <DialogFoot>
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button
            kind="main"
            type="submit"
            busy={busy}
            isDisabled={question.trim() === "" || written.length < 2 || isTwice}
          >
            {t`Ask`}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

type AnswersProps = {
  options: readonly string[];
  onChange: (options: readonly string[]) => void;
  error: string | undefined;
};

/** As many lines as are needed: there is always an empty one at the end. */
function Answers({ options, onChange, error }: AnswersProps) {
  const { t } = useLingui();
  const change = (at: number, text: string) => {
    const next = options.with(at, text);
    const isFull = next.every((one) => one.trim() !== "") && next.length < mostPollOptions;
    onChange(isFull ? [...next, ""] : next);
  };
  const last = options.length - 1;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-ui font-medium">{t`Answers`}</legend>
      {options.map((text, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no other name
        <Field
          key={at}
          label={t`Answer ${at + 1}`}
          hideLabel
          placeholder={t`Answer ${at + 1}`}
          value={text}
          onChange={(next) => change(at, next)}
          maxLength={200}
          error={at === last ? error : undefined}
          end={
            options.length > 2 &&
            text !== "" && (
              <IconButton
                icon={X}
                label={t`Remove answer ${at + 1}`}
                size="small"
                onPress={() => onChange(options.toSpliced(at, 1))}
              />
            )
          }
        />
      ))}
    </fieldset>
  );
}
