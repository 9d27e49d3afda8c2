import type { Saved } from "@atrium/contract/chat/saved.ts";
import { useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { Button } from "#ui/controls/button.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { attempt } from "../call-here.ts";
import { change } from "./save.ts";

/** One's own words about a saved message. */
export function NoteDialog({ saved, onClose }: { saved: Saved; onClose: () => void }) {
  const { t } = useLingui();
  const [note, setNote] = useState(saved.note);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt(change(saved, { note: note.trim() }));
    onClose();
  };
  return (
    <Dialog title={t`Note`} size="small" onClose={onClose}>
      <form className="flex min-h-0 flex-col" onSubmit={submit}>
        <DialogBody>
          <TextArea
            label={t`What you want to remember`}
            hint={t`Only you see it.`}
            value={note}
            onChange={setNote}
            maxLength={500}
            autoFocus
          />
        </DialogBody>
        <DialogFoot>
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button kind="main" type="submit">{t`Save`}</Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
