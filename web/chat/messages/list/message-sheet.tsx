import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { Button } from "react-aria-components/Button";
import { actionsFor } from "#platform/slots/action.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { attempt } from "../../call-here.ts";
import type { Conversation } from "../../conversation.ts";
import { type MessageAction, messageActions } from "../message-slots.ts";
import { useMessageTarget } from "../message-target.ts";
import { closeMessageSheet } from "./message-sheet-state.ts";

type Props = { message: Message; conversation: Conversation; element: Element };

/** What can be done with a message, for fingers: the same actions as on the bar and in the menu. */
export default function MessageSheet({ message, conversation, element }: Props) {
  const { t } = useLingui();
  const target = useMessageTarget(message, conversation, { current: element });
  const actions: readonly MessageAction[] = actionsFor(useSlot(messageActions), target).filter(
    (action) => !action.keysOnly,
  );
  const run = (action: MessageAction) => {
    closeMessageSheet();
    attempt(Promise.resolve(action.run(target)));
  };
  const quick = actions.filter((action) => action.id.startsWith("message.react"));
  return (
    <Dialog title={t`Message actions`} bare onClose={closeMessageSheet}>
      <div className="flex flex-col gap-1 overflow-y-auto p-3 pb-[max(12px,env(safe-area-inset-bottom))]">
        <div className="flex justify-around border-b border-line pb-2">
          {quick.map((action) => (
            <Button
              key={action.id}
              aria-label={action.label(target)}
              className="flex size-12 items-center justify-center rounded-control pressed:bg-hover"
              onPress={() => run(action)}
            >
              {action.icon && <action.icon size={26} strokeWidth={1.5} />}
            </Button>
          ))}
        </div>
        {actions
          .filter((action) => !quick.includes(action))
          .map((action) => (
            <Button
              key={action.id}
              className={`flex min-h-12 items-center gap-3 rounded-control px-3 text-start text-message pressed:bg-hover ${action.danger ? "text-danger" : ""}`}
              onPress={() => run(action)}
            >
              {action.icon && <action.icon size={20} strokeWidth={1.5} />}
              {action.label(target)}
            </Button>
          ))}
      </div>
    </Dialog>
  );
}
