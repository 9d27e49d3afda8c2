import { plainText } from "@atrium/contract/chat/message-text.ts";
import type { Message } from "@atrium/contract/chat/messages.ts";
import { spokenTime } from "@atrium/contract/files/spoken-time.ts";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState } from "react";
import { profileOf } from "#people/profiles/index.ts";
import { useSpace } from "#platform/store/space.ts";
import type { MessageListRow } from "./message-list-rows.ts";

const every = 2500;

/** What a message says, or what it carries instead of words. */
function wordsOf({ text, parts: { files = [], forward } }: Message): string {
  if (text !== "") return plainText(text);
  const [first] = files;
  if (files.length === 1 && first?.kind === "voice") return t`Voice message (${spokenTime(first.durationMs ?? 0)})`;
  if (files.length > 0) return files.length === 1 ? t`Sent a file` : t`Sent ${files.length} files`;
  return forward ? `${t`Forwarded a message`}. ${plainText(forward.text)}` : "";
}

/** Reads new messages aloud, politely and not too often: the author first, then the text. */
export function Announcer({ rows, follows }: { rows: readonly MessageListRow[]; follows: boolean }) {
  const { memberId } = useSpace();
  const last = useRef<string | null>(null);
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [words, setWords] = useState("");
  useEffect(() => {
    const before = rows.findIndex((row) => row.key === last.current);
    last.current = rows.at(-1)?.key ?? null;
    if (before < 0 || !follows) return;
    for (const { message } of rows.slice(before + 1)) {
      if (message.authorId === memberId) continue;
      waiting.current.push(`${profileOf(message.authorId)?.name ?? ""}: ${wordsOf(message)}`);
    }
    if (waiting.current.length === 0) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const [first = "", ...more] = waiting.current.splice(0);
      setWords(more.length > 2 ? t`${more.length + 1} new messages` : [first, ...more].join(". "));
    }, every);
  }, [rows, follows, memberId]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div className="sr-only" aria-live="polite" aria-atomic="true">
      {words}
    </div>
  );
}
