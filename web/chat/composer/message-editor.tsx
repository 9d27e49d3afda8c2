import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { Button } from "#ui/controls/button.tsx";
import { attempt } from "../call-here.ts";
import { editMessage } from "../messages/index.ts";
import { Composer } from "./composer.tsx";

/** Takes the place of a message while its author changes it. */
export function MessageEditor({ message, onDone }: { message: Message; onDone: () => void }) {
  const { t } = useLingui();
  return (
    <div className="py-1">
      <Composer
        conversation={{ channelId: message.channelId, threadId: message.threadId }}
        label={t`Edit message`}
        sendLabel={t`Save`}
        initial={message.text}
        autoFocus
        onEscape={onDone}
        onSend={(markdown) => {
          attempt(editMessage(message, markdown));
          onDone();
        }}
        foot={
          <div className="flex items-center gap-2 border-t border-line px-3 py-1.5 text-meta text-quiet">
            <span className="flex-1">{t`Enter saves, Esc cancels`}</span>
            <Button size="small" kind="quiet" onPress={onDone}>
              {t`Cancel`}
            </Button>
          </div>
        }
      />
    </div>
  );
}
