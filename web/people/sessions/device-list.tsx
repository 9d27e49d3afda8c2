import { endOtherSessions, endSession, listSessions, type Session } from "@atrium/contract/people/sessions.ts";
import { useLingui } from "@lingui/react/macro";
import { Monitor, Terminal } from "lucide-react";
import { api } from "#platform/api/api.ts";
import { useAnswer } from "#platform/api/use-answer.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { ago } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { FormFoot } from "#ui/layout/form-foot.tsx";

/** The signed-in devices, each with its way out. */
export function DeviceList() {
  const { t } = useLingui();
  const { value, error, set, reload } = useAnswer(listSessions, {});
  const others = useSubmit(async () => {
    await api.call(endOtherSessions, {});
    reload();
  });
  if (error && !value) return <Notice>{errorWords(error)}</Notice>;
  if (!value) return <Skeleton rows={2} label={t`Reading your devices`} />;
  const drop = (id: string) => set((before) => ({ sessions: before.sessions.filter((one) => one.id !== id) }));
  return (
    <div className="flex flex-col gap-3">
      {others.problems[""] && <Notice>{others.problems[""]}</Notice>}
      <ul className="flex flex-col divide-y divide-line">
        {value.sessions.map((session) => (
          <Device key={session.id} session={session} onEnded={() => drop(session.id)} />
        ))}
      </ul>
      {value.sessions.length > 1 && (
        <FormFoot>
          <Button busy={others.busy} onPress={() => others.onSubmit()}>{t`Sign out every other device`}</Button>
        </FormFoot>
      )}
    </div>
  );
}

function Device({ session, onEnded }: { session: Session; onEnded: () => void }) {
  const { t } = useLingui();
  const { busy, problems, onSubmit } = useSubmit(async () => {
    await api.call(endSession, { sessionId: session.id });
    onEnded();
  });
  const Icon = session.kind === "api" ? Terminal : Monitor;
  return (
    <li className="flex items-center gap-3 py-2.5 first:pt-0 last:pb-0">
      <Icon size={18} strokeWidth={1.5} className="shrink-0 text-quiet" />
      <div className="min-w-0 flex-1">
        <p className="truncate text-ui font-medium">{session.device}</p>
        <p className="text-meta text-quiet">
          {session.current ? t`This device` : t`Last used ${ago(session.lastSeenAt)}`}
          {session.ip && ` · ${session.ip}`}
        </p>
        {problems[""] && (
          <p className="text-meta text-danger" role="alert">
            {problems[""]}
          </p>
        )}
      </div>
      {!session.current && (
        <Button
          size="small"
          busy={busy}
          aria-label={t`Sign out ${session.device}`}
          onPress={() => onSubmit()}
        >{t`Sign out`}</Button>
      )}
    </li>
  );
}
