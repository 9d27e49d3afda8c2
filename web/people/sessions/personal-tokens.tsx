import {
  createPersonalToken,
  listPersonalTokens,
  type PersonalToken,
  revokePersonalToken,
} from "@atrium/contract/people/sessions.ts";
import { useLingui } from "@lingui/react/macro";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { api } from "#platform/api/api.ts";
import { useAnswer } from "#platform/api/use-answer.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { ago, date } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { CopyField } from "#ui/controls/copy-field.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Select } from "#ui/controls/select.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { FormFoot } from "#ui/layout/form-foot.tsx";
import { confirm } from "#ui/overlays/confirm.ts";

/** Long-lived tokens for scripts; the secret is shown once. */
export function PersonalTokens() {
  const { t } = useLingui();
  const { value, error, set } = useAnswer(listPersonalTokens, {});
  const [secret, setSecret] = useState<string | null>(null);
  if (error && !value) return <Notice>{errorWords(error)}</Notice>;
  if (!value) return <Skeleton rows={1} label={t`Reading your tokens`} />;
  const add = (token: PersonalToken, shown: string) => {
    setSecret(shown);
    set((before) => ({ tokens: [token, ...before.tokens] }));
  };
  return (
    <div className="flex flex-col gap-4">
      {secret && (
        <Notice kind="good">
          <p className="mb-2">{t`Copy the token now: it is not shown again.`}</p>
          <CopyField label={t`New token`} text={secret} />
        </Notice>
      )}
      {value.tokens.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {value.tokens.map((token) => (
            <TokenLine
              key={token.id}
              token={token}
              onRevoked={() => set((before) => ({ tokens: before.tokens.filter((one) => one.id !== token.id) }))}
            />
          ))}
        </ul>
      )}
      <NewToken onCreated={add} />
    </div>
  );
}

function TokenLine({ token, onRevoked }: { token: PersonalToken; onRevoked: () => void }) {
  const { t } = useLingui();
  const { busy, problems, onSubmit } = useSubmit(async () => {
    const sure = await confirm({
      title: t`Revoke ${token.name}?`,
      text: t`Scripts that use it stop working at once.`,
      action: t`Revoke`,
      danger: true,
    });
    if (!sure) return;
    await api.call(revokePersonalToken, { tokenId: token.id });
    onRevoked();
  });
  return (
    <li className="flex items-center gap-3 py-2.5 first:pt-0">
      <KeyRound size={18} strokeWidth={1.5} className="shrink-0 text-quiet" />
      <div className="min-w-0 flex-1">
        <p className="truncate text-ui font-medium">{token.name}</p>
        <p className="text-meta text-quiet">
          {token.lastUsedAt ? t`Last used ${ago(token.lastUsedAt)}` : t`Never used`}
          {" · "}
          {token.expiresAt ? t`ends ${date(token.expiresAt)}` : t`never ends`}
        </p>
        {problems[""] && (
          <p className="text-meta text-danger" role="alert">
            {problems[""]}
          </p>
        )}
      </div>
      <Button
        size="small"
        busy={busy}
        aria-label={t`Revoke ${token.name}`}
        onPress={() => onSubmit()}
      >{t`Revoke`}</Button>
    </li>
  );
}

function NewToken({ onCreated }: { onCreated: (token: PersonalToken, secret: string) => void }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [days, setDays] = useState("90");
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      const ends = days ? { expiresInDays: Number(days) } : {};
      const { token, secret } = await api.call(createPersonalToken, { name: name.trim(), ...ends });
      setName("");
      onCreated(token, secret);
    },
    { check: () => (name.trim() ? {} : { name: t`Name the token after what it is for.` }) },
  );
  const lengths = [
    { value: "30", label: t`30 days` },
    { value: "90", label: t`90 days` },
    { value: "365", label: t`A year` },
    { value: "", label: t`Never ends` },
  ];
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
      {problems[""] && <Notice>{problems[""]}</Notice>}
      <div className="grid gap-3 wide:grid-cols-[1fr_160px]">
        <Field
          label={t`What the token is for`}
          name="token-name"
          maxLength={80}
          value={name}
          onChange={setName}
          error={problems.name}
        />
        <Select label={t`Good for`} value={days} options={lengths} onChange={setDays} />
      </div>
      <FormFoot>
        <Button type="submit" busy={busy} isDisabled={!name.trim()}>{t`Create token`}</Button>
      </FormFoot>
    </form>
  );
}
