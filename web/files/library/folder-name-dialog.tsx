import type { Folder } from "@atrium/contract/files/folders.ts";
import { useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { alterFolder, makeFolder } from "./folder-store.ts";
import { closeDialog } from "./library-dialog-state.ts";
import type { Spot } from "./place-files.ts";

/** Names a new folder, or one that is there. */
export function FolderNameDialog({ spot, folder }: { spot?: Spot; folder?: Folder }) {
  const { t } = useLingui();
  const [name, setName] = useState(folder?.name ?? "");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async (submit: FormEvent) => {
    submit.preventDefault();
    if (name.trim() === "") return;
    setBusy(true);
    try {
      if (folder) await alterFolder(folder, { name: name.trim() });
      else if (spot) await makeFolder(spot.channelId, spot.folderId, name.trim());
      closeDialog();
    } catch (problem) {
      setError(errorWords(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog title={folder ? t`Rename folder` : t`New folder`} size="small" onClose={closeDialog}>
      <form onSubmit={(submit) => void save(submit)} className="contents">
        <DialogBody>
          <Field
            label={t`Name`}
            value={name}
            maxLength={120}
            autoFocus
            error={error}
            onChange={(next) => {
              setName(next);
              setError(undefined);
            }}
          />
        </DialogBody>
        <DialogFoot>
          <Button onPress={closeDialog}>{t`Cancel`}</Button>
          <Button kind="main" type="submit" busy={busy} isDisabled={name.trim() === ""}>
            {folder ? t`Rename` : t`Create`}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
