import type { LocalMail } from "@atrium/contract/people/mailbox.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { fullMoment } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { MailFrame } from "./mail-frame.tsx";

/** One mail as its receiver sees it. The HTML is shown in a frame that may run no script and reach nothing of ours. */
export function MailView({ mail }: { mail: LocalMail }) {
  const { t } = useLingui();
  const [asText, setAsText] = useState(mail.html === null);
  return (
    <article aria-label={mail.subject} className="flex min-w-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-start gap-3 border-b border-line px-5 py-4">
        <div className="min-w-0 flex-1">
          <h2 className="text-heading font-bold break-words">{mail.subject}</h2>
          <p className="text-ui text-quiet break-words">
            {t`to ${mail.to}`} · {fullMoment(mail.sentAt)}
          </p>
        </div>
        {mail.html !== null && (
          <Button size="small" onPress={() => setAsText(!asText)}>
            {asText ? t`Show with layout` : t`Show as text`}
          </Button>
        )}
      </div>
      {asText || mail.html === null ? (
        <pre className="min-h-0 flex-1 overflow-auto px-5 py-4 font-sans text-message break-words whitespace-pre-wrap">
          {linked(mail.text)}
        </pre>
      ) : (
        <MailFrame title={t`Mail: ${mail.subject}`} html={mail.html} />
      )}
    </article>
  );
}

/** Web addresses in a text as links. */
function linked(text: string) {
  return text.split(/(https?:\/\/[^\s<>"]+)/g).map((part, at) =>
    at % 2 === 1 ? (
      // oxlint-disable-next-line react/no-array-index-key
      <a key={at} href={part} className="text-accent underline break-all">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
