import { listMessageVersions, type Message, type MessageVersion } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { errorWords } from "#platform/words/error-words.ts";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody } from "#ui/overlays/dialog-parts.tsx";
import { callHere } from "../../call-here.ts";
import { fullTime } from "../../message-time.ts";
import { closeHistory } from "./history-state.ts";
import { type Piece, readable, textChanges } from "./text-changes.ts";

/** What a message said before it was edited, newest first, each with what was changed. */
export default function HistoryDialog({ message }: { message: Message }) {
  const { t } = useLingui();
  const { versions, error } = useVersions(message);
  return (
    <Dialog title={t`Earlier versions`} onClose={closeHistory}>
      <DialogBody>
        {error !== null && <Notice>{errorWords(error)}</Notice>}
        {!versions && error === null && <Skeleton rows={3} label={t`Loading`} />}
        {versions && (
          <ol className="flex flex-col gap-4">
            {[{ text: message.text, until: "" }, ...versions].map(({ text, until }, at, all) => (
              <Version
                key={until}
                text={text}
                before={all[at + 1]?.text}
                note={until ? t`Until ${fullTime(until)}` : t`Now`}
              />
            ))}
          </ol>
        )}
      </DialogBody>
    </Dialog>
  );
}

/** One text, with what was changed from the one before it; the first one as it was. */
function Version({ text, before, note }: { text: string; before: string | undefined; note: string }) {
  const { t } = useLingui();
  return (
    <li className="flex flex-col gap-1 border-s-2 border-line ps-3">
      <span className="text-meta text-quiet">{before === undefined ? t`${note} (as it was sent)` : note}</span>
      <p dir="auto" className="text-message whitespace-pre-wrap wrap-anywhere">
        {before === undefined ? readable(text) : textChanges(before, text).map(drawPiece)}
      </p>
    </li>
  );
}

/** Marked by a line under or through it, and not by colour alone. */
function drawPiece({ text, change }: Piece, at: number): ReactNode {
  if (change === "added") {
    return (
      <ins key={at} className="rounded-control bg-accent-soft text-accent-ink underline underline-offset-2">
        {text}
      </ins>
    );
  }
  if (change === "same") return text;
  return (
    <del key={at} className="rounded-control bg-danger-soft text-danger line-through">
      {text}
    </del>
  );
}

function useVersions(message: Message): { versions: readonly MessageVersion[] | null; error: unknown } {
  const [state, setState] = useState<{ versions: readonly MessageVersion[] | null; error: unknown }>({
    versions: null,
    error: null,
  });
  const { channelId, id } = message;
  useEffect(() => {
    let current = true;
    callHere(listMessageVersions, { channelId, messageId: id }).then(
      ({ versions }) => current && setState({ versions, error: null }),
      (error: unknown) => current && setState({ versions: null, error }),
    );
    return () => {
      current = false;
    };
  }, [channelId, id]);
  return state;
}
