import { useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { changeChannel } from "./channel-actions.ts";
import { closeChannelDialog } from "./channel-dialog-state.ts";
import { channelById } from "./channel-store.ts";
import { nameError } from "./create-channel-dialog.tsx";

type Props = { channelId: string; what: "rename" | "topic" | "purpose" };

/** Changes one line of a channel: its name, topic or purpose. */
export default function ChangeChannelDialog({ channelId, what }: Props) {
  const { t } = useLingui();
  const key = what === "rename" ? "name" : what;
  const [text, setText] = useState(channelById(channelId)?.[key] ?? "");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const words = {
    rename: { title: t`Rename the channel`, label: t`Name`, hint: t`Links to it keep working.` },
    topic: { title: t`Change the topic`, label: t`Topic`, hint: t`What is going on now; shown beside the name.` },
    purpose: {
      title: t`Change the purpose`,
      label: t`Purpose`,
      hint: t`What the channel is for; shown to those who look for one.`,
    },
  }[what];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    changeChannel(channelId, { [key]: text.trim() })
      .then(closeChannelDialog, setError)
      .finally(() => setBusy(false));
  };
  const wrongName = nameError(error);
  return (
    <Dialog title={words.title} onClose={closeChannelDialog}>
      <form className="flex min-h-0 flex-col" onSubmit={submit}>
        <DialogBody>
          {error !== null && wrongName === undefined && <Notice>{errorWords(error)}</Notice>}
          <Field
            label={words.label}
            hint={words.hint}
            value={text}
            onChange={setText}
            error={wrongName}
            autoFocus
            maxLength={what === "rename" ? 80 : 250}
          />
        </DialogBody>
        <DialogFoot>
          <Button onPress={closeChannelDialog}>{t`Cancel`}</Button>
          <Button kind="main" type="submit" busy={busy} isDisabled={what === "rename" && text.trim() === ""}>
            {t`Save`}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
