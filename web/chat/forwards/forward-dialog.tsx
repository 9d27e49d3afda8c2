import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { ForwardCard } from "./forward-card.tsx";
import { forward, type Target } from "./forward-message.ts";
import { closeForward } from "./forward-state.ts";
import { TargetPicker } from "./target-picker.tsx";

/** Chooses where a message goes, with words of one's own. */
export default function ForwardDialog({ message }: { message: Message }) {
  const { t } = useLingui();
  const [targets, setTargets] = useState<readonly Target[]>([]);
  const [comment, setComment] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = () => {
    setBusy(true);
    setError(null);
    forward(message, targets, comment)
      .then((done) => done && closeForward(), setError)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={t`Forward this message`} onClose={closeForward}>
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 pb-4">
        {error !== null && <Notice>{errorWords(error)}</Notice>}
        <TargetPicker chosen={targets} onChange={setTargets} />
        <TextArea
          label={t`Your words (not needed)`}
          rows={2}
          value={comment}
          onChange={setComment}
          maxLength={10_000}
        />
        <div className="max-h-40 overflow-y-auto">
          <ForwardCard forward={useMemo(() => preview(message), [message])} />
        </div>
      </div>
      <DialogFoot>
        <Button onPress={closeForward}>{t`Cancel`}</Button>
        <Button kind="main" busy={busy} isDisabled={targets.length === 0} onPress={submit}>
          {t`Forward`}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

const preview = (message: Message) =>
  message.parts.forward ?? {
    authorId: message.authorId,
    text: message.text,
    files: message.parts.files ?? [],
    writtenAt: message.createdAt,
    channelId: message.channelId,
    messageId: message.id,
    threadId: message.threadId,
    withdrawn: false,
  };
