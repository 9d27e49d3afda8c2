import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { ConversationComposer } from "../composer/index.ts";
import type { Conversation } from "../conversation.ts";
import { asMessage, MessageRow, outbox } from "../messages/index.ts";

type Props = { conversation: Conversation; onSent: () => void; onLeave: () => void };

/** Writing in a thread where it is listed; what is on its way shows above the field. */
export default function InlineReply({ conversation, onSent, onLeave }: Props) {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const sending = useStore(outbox, (all) => all.filter((one) => one.threadId === conversation.threadId));
  const rows = useMemo(
    () => sending.map((one) => ({ key: one.clientId, message: asMessage(one, memberId), outgoing: one, leads: true })),
    [sending, memberId],
  );
  return (
    // Esc leaves the field; what was written stays a draft.
    <div role="presentation" onKeyDown={(press) => press.key === "Escape" && !press.defaultPrevented && onLeave()}>
      {rows.map((row) => (
        <MessageRow
          key={row.key}
          row={row}
          conversation={conversation}
          tabbable={false}
          highlighted={false}
          onActions={() => undefined}
          onAltPress={() => undefined}
        />
      ))}
      <ConversationComposer conversation={conversation} label={t`Reply`} autoFocus onSent={onSent} />
    </div>
  );
}
