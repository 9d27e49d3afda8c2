import type { Message } from "@atrium/contract/chat/messages.ts";
import { t } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { ApiError } from "#platform/api/api-error.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { toast } from "#ui/feedback/toast.ts";
import { editMessage, forgetEdit, startEditing, textToEdit } from "../messages/index.ts";
import { Composer } from "./composer.tsx";

/** Takes the place of a message while its author changes it. */
export function MessageEditor({ message, onDone }: { message: Message; onDone: () => void }) {
  const { t } = useLingui();
  const cancel = () => {
    forgetEdit(message);
    onDone();
  };
  return (
    <div className="py-1">
      <Composer
        conversation={{ channelId: message.channelId, threadId: message.threadId }}
        label={t`Edit message`}
        sendLabel={t`Save`}
        initial={textToEdit(message)}
        autoFocus
        onEscape={cancel}
        onSend={(markdown) => {
          editMessage(message, markdown).catch((error: unknown) => tellUntaken(error, message, markdown));
          onDone();
        }}
        foot={
          <div className="flex items-center gap-2 border-t border-line px-3 py-1.5 text-meta text-quiet">
            <span className="flex-1">{t`Enter saves, Esc cancels`}</span>
            <Button size="small" kind="quiet" onPress={cancel}>
              {t`Cancel`}
            </Button>
          </div>
        }
      />
    </div>
  );
}

/** The text is not lost: what cannot be saved now can be tried again, what never can be taken elsewhere. */
function tellUntaken(error: unknown, message: Message, markdown: string): void {
  const again = () => startEditing(message, { channelId: message.channelId, threadId: message.threadId });
  const action =
    error instanceof ApiError && error.code === "deleted"
      ? { label: t`Copy your text`, run: () => void navigator.clipboard.writeText(markdown) }
      : { label: t`Edit again`, run: again };
  toast(errorWords(error), { kind: "danger", action });
}
