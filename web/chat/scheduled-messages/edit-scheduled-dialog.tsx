import type { ScheduledMessage } from "@atrium/contract/chat/scheduled-messages.ts";
import { useLingui } from "@lingui/react/macro";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody } from "#ui/overlays/dialog-parts.tsx";
import { attempt } from "../call-here.ts";
import { Composer } from "../composer/index.ts";
import { changeScheduled } from "./scheduled-actions.ts";

/** Changes the words of a message that waits to be sent. */
export function EditScheduledDialog({ scheduled, onClose }: { scheduled: ScheduledMessage; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Edit scheduled message`} onClose={onClose}>
      <DialogBody>
        <Composer
          conversation={scheduled}
          label={t`Message`}
          sendLabel={t`Save`}
          initial={scheduled.text}
          autoFocus
          carries={scheduled.files.length > 0}
          onSend={(text) => {
            attempt(changeScheduled(scheduled, { text }));
            onClose();
          }}
        />
      </DialogBody>
    </Dialog>
  );
}
