import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "#ui/controls/button.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { pictureOf } from "./local-pictures.ts";
import type { Upload } from "./upload.ts";
import { sayAlt } from "./uploading.ts";

/** Says in words what a picture shows. */
export default function AltDialog({ upload, onClose }: { upload: Upload; onClose: () => void }) {
  const { t } = useLingui();
  const [alt, setAlt] = useState(upload.alt);
  const address = pictureOf(upload);
  const save = () => {
    sayAlt(upload.id, alt.trim());
    onClose();
  };
  return (
    <Dialog title={t`Describe the picture`} onClose={onClose}>
      <DialogBody>
        {address && <img src={address} alt="" className="max-h-[40vh] self-center rounded-control object-contain" />}
        <TextArea
          label={t`Description`}
          hint={t`Read aloud to who cannot see the picture, and shown when it does not load.`}
          rows={3}
          value={alt}
          onChange={setAlt}
          maxLength={1000}
          autoFocus
        />
      </DialogBody>
      <DialogFoot>
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button kind="main" onPress={save}>
          {t`Save`}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
