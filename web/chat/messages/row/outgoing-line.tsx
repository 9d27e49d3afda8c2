import { useLingui } from "@lingui/react/macro";
import { CircleAlert, Clock } from "lucide-react";
import { useEffect, useState } from "react";
import { errorWords } from "#platform/words/error-words.ts";
import { discard, retry } from "../outbox.ts";
import type { Outgoing } from "../outgoing.ts";

/** How it stands with a message on its way. Says nothing while all goes well. */
export function OutgoingLine({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useLingui();
  const late = useLater(1500);
  const veryLate = useLater(6000);
  if (outgoing.state === "refused") return <Refused outgoing={outgoing} />;
  const uploads = outgoing.state === "uploading";
  const waiting = outgoing.state === "waiting" || (veryLate && !uploads);
  if (!late && !waiting) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-meta text-quiet" role="status">
      <Clock size={14} strokeWidth={1.5} className="shrink-0" />
      {uploads
        ? t`Sent by itself once its files are there. You can close this page and come back.`
        : waiting
          ? t`Waiting for the network. It is kept on this device and sent by itself.`
          : t`Sending`}
      {(uploads || outgoing.state === "waiting") && (
        <Small onPress={() => discard(outgoing.clientId)}>{t`Discard`}</Small>
      )}
    </p>
  );
}

function Refused({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useLingui();
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-meta text-danger" role="alert">
      <CircleAlert size={14} strokeWidth={1.75} className="shrink-0" />
      <span>
        {t`Not sent.`} {errorWords(outgoing.error)}
      </span>
      <Small onPress={() => retry(outgoing.clientId)}>{t`Try again`}</Small>
      <Small onPress={() => discard(outgoing.clientId)}>{t`Discard`}</Small>
    </p>
  );
}

const Small = ({ onPress, children }: { onPress: () => void; children: string }) => (
  <button
    type="button"
    className="min-h-6 cursor-pointer px-1 font-medium text-text underline touch:min-h-11"
    onClick={onPress}
  >
    {children}
  </button>
);

function useLater(milliseconds: number): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return later;
}
