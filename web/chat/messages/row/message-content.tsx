import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { fullTime } from "../../message-time.ts";
import { MessageBody, type ParsedText } from "../../text/index.ts";
import { openHistory } from "./history-state.ts";

type Props = { message: Message; parsed: ParsedText; pending: boolean };

/** The text of a message, or that there was one. */
export function MessageContent({ message, parsed, pending }: Props) {
  const { t } = useLingui();
  if (message.deletedAt) return <p className="text-message text-quiet italic">{t`This message was deleted.`}</p>;
  const isEmpty = message.text === "" && Object.keys(message.parts).length === 0 && !pending;
  if (isEmpty) return <p className="text-message text-quiet italic">{t`What was sent here was removed.`}</p>;
  // A message may carry something and say nothing.
  const body = message.text !== "" && (
    <div className={`text-message ${pending ? "opacity-70" : ""}`}>
      <MessageBody parsed={parsed} />
    </div>
  );
  return (
    <>
      {isLong(message.text) ? <Collapsible id={message.id}>{body}</Collapsible> : body}
      {message.editedAt && (
        <button
          type="button"
          title={fullTime(message.editedAt)}
          className="cursor-pointer text-meta text-quiet hover:underline"
          onClick={() => openHistory(message)}
        >
          {t`edited`}
        </button>
      )}
    </>
  );
}

/** Longer than a screen: told from the text alone, so that nothing moves once it is measured. */
const isLong = (text: string): boolean => text.length > 2400 || text.split("\n", 32).length > 30;

/** What was opened stays open until the page is left: rows come and go while one scrolls. */
const opened = new Set<string>();

function Collapsible({ id, children }: { id: string; children: ReactNode }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(() => opened.has(id));
  const toggle = () => {
    if (open) opened.delete(id);
    else opened.add(id);
    setOpen(!open);
  };
  return (
    <div>
      <div className={open ? "" : "message-collapsed max-h-80 overflow-hidden"}>{children}</div>
      <button
        type="button"
        aria-expanded={open}
        className="mt-1 cursor-pointer text-ui font-medium text-accent-ink hover:underline touch:min-h-11"
        onClick={toggle}
      >
        {open ? t`Show less` : t`Show more`}
      </button>
    </div>
  );
}
