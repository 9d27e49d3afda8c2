import { type LocalMail, listLocalMail } from "@atrium/contract/people/mailbox.ts";
import { useLingui } from "@lingui/react/macro";
import { ArrowLeft, Mails, RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useAnswer } from "#platform/api/use-answer.ts";
import { go, useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { ago } from "#platform/words/moments.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { useSignedIn } from "../accounts/index.ts";
import { MailView } from "./mail-view.tsx";

/** The mails this server kept because no mail server is set; for its operator. */
export default function MailboxPage() {
  const { t } = useLingui();
  const wide = useWide();
  useSignedIn();
  const { value, error, reload } = useAnswer(listLocalMail, { limit: 100 });
  const change = useSearchChange();
  const chosen = useSearchValue("mail");
  const mail = value?.items.find((one) => one.id === chosen) ?? (wide ? value?.items[0] : undefined);
  useEffect(() => {
    const timer = setInterval(reload, 5000);
    return () => clearInterval(timer);
  }, [reload]);
  const listed = wide || !mail;
  return (
    <main className="flex h-full flex-col bg-surface">
      <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-3">
        <IconButton icon={ArrowLeft} label={t`Back`} onPress={() => (listed ? go("/") : change({ mail: undefined }))} />
        <div className="min-w-0 flex-1">
          <h1 className="truncate text-title font-bold">{t`Mails kept on this server`}</h1>
        </div>
        <IconButton icon={RefreshCw} label={t`Look again`} onPress={reload} />
      </header>
      {error !== null && !value && <ErrorState title={t`The mails could not be read`}>{errorWords(error)}</ErrorState>}
      {!value && error === null && <Skeleton label={t`Reading the mails`} />}
      {value?.items.length === 0 && (
        <EmptyState icon={Mails} title={t`No mail yet`}>
          {t`This server has no mail server to send through, so invitations and password mails wait here for you to hand on. Set SMTP_URL to send them.`}
        </EmptyState>
      )}
      {value && value.items.length > 0 && (
        <div className="flex min-h-0 flex-1">
          {listed && <MailList mails={value.items} chosen={mail?.id} onChoose={(id) => change({ mail: id })} />}
          {mail && <MailView key={mail.id} mail={mail} />}
        </div>
      )}
    </main>
  );
}

function MailList({
  mails,
  chosen,
  onChoose,
}: {
  mails: readonly LocalMail[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const { t } = useLingui();
  const [now] = useState(Date.now);
  return (
    <nav
      aria-label={t`Mails`}
      className="w-full shrink-0 overflow-y-auto bg-sidebar p-2 wide:w-84 wide:border-e wide:border-line"
    >
      {mails.map((mail) => (
        <Button
          key={mail.id}
          aria-current={mail.id === chosen ? "true" : undefined}
          onPress={() => onChoose(mail.id)}
          className={`flex w-full cursor-pointer flex-col rounded-control px-3 py-2.5 text-start ${mail.id === chosen ? "bg-accent-soft" : "hover:bg-hover"}`}
        >
          <span className="flex w-full items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate text-ui font-medium">{mail.to}</span>
            <span className="shrink-0 text-meta text-quiet">{ago(mail.sentAt, now)}</span>
          </span>
          <span className="w-full truncate text-ui text-quiet">{mail.subject}</span>
        </Button>
      ))}
    </nav>
  );
}
