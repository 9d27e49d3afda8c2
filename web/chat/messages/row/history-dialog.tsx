import { listMessageVersions, type Message, type MessageVersion } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { errorWords } from "#platform/words/error-words.ts";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody } from "#ui/overlays/dialog-parts.tsx";
import { callHere } from "../../call-here.ts";
import { fullTime } from "../../message-time.ts";
import { MessageBody, parseMessage } from "../../text/index.ts";
import { closeHistory } from "./history-state.ts";

/** What a message said before it was edited, newest first. */
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
            <Version text={message.text} note={t`Now`} />
            {versions.map((version) => (
              <Version key={version.until} text={version.text} note={t`Until ${fullTime(version.until)}`} />
            ))}
          </ol>
        )}
      </DialogBody>
    </Dialog>
  );
}

const Version = ({ text, note }: { text: string; note: string }) => (
  <li className="flex flex-col gap-1 border-s-2 border-line ps-3">
    <span className="text-meta text-quiet">{note}</span>
    <div className="text-message">
      <MessageBody parsed={parseMessage(text)} />
    </div>
  </li>
);

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
