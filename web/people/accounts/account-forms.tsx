import {
  type Account,
  changeEmail,
  changePassword,
  resendVerification,
  updateAccount,
} from "@atrium/contract/people/accounts.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { api } from "#platform/api/api.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { PasswordField } from "#ui/controls/password-field.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { toast } from "#ui/feedback/toast.ts";
import { FormFoot } from "#ui/layout/form-foot.tsx";
import { keepAccount } from "./account-store.ts";
import { emailProblem, nameProblem, newPasswordProblem, passwordCodes, passwordHint } from "./credentials.ts";

export function NameForm({ account }: { account: Account }) {
  const { t } = useLingui();
  const [name, setName] = useState(account.name);
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      keepAccount((await api.call(updateAccount, { name: name.trim() })).account);
      toast(t`Your name is changed.`);
    },
    { check: () => nameProblem(name) },
  );
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
      {problems[""] && <Notice>{problems[""]}</Notice>}
      <Field
        label={t`Your name`}
        name="name"
        autoComplete="name"
        maxLength={80}
        value={name}
        onChange={setName}
        error={problems.name}
      />
      <FormFoot>
        <Button type="submit" busy={busy} isDisabled={name.trim() === account.name}>{t`Save`}</Button>
      </FormFoot>
    </form>
  );
}

export function EmailForm({ account }: { account: Account }) {
  const { t } = useLingui();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState<string | null>(null);
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      await api.call(changeEmail, { email: email.trim(), password });
      setAsked(email.trim());
      setPassword("");
    },
    {
      check: () => ({
        ...emailProblem(email),
        ...(password ? {} : { password: t`Enter your password, so that nobody else can do this.` }),
      }),
      codes: { wrong_credentials: { field: "password", words: t`This is not your password.` } },
    },
  );
  return (
    <div className="flex flex-col gap-3">
      <p className="text-message font-medium break-words">{account.email}</p>
      {!account.emailVerified && <NotVerified />}
      {asked && (
        <Notice kind="good">{t`A mail went to ${asked}. The address changes when you follow the link in it.`}</Notice>
      )}
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
        {problems[""] && <Notice>{problems[""]}</Notice>}
        <Field
          label={t`New e-mail address`}
          name="new-email"
          type="email"
          autoComplete="email"
          value={email}
          onChange={setEmail}
          error={problems.email}
        />
        {email && (
          <PasswordField
            label={t`Your password`}
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={problems.password}
          />
        )}
        <FormFoot>
          <Button type="submit" busy={busy} isDisabled={!email}>{t`Change address`}</Button>
        </FormFoot>
      </form>
    </div>
  );
}

function NotVerified() {
  const { t } = useLingui();
  const [sent, setSent] = useState(false);
  const { busy, problems, onSubmit } = useSubmit(async () => {
    await api.call(resendVerification, {});
    setSent(true);
  });
  return (
    <Notice kind="warning">
      <span className="flex flex-wrap items-center gap-3">
        <span className="min-w-0 flex-1">
          {problems[""] ??
            (sent
              ? t`The mail is on its way. Follow the link in it.`
              : t`Not verified yet: follow the link in the mail you got.`)}
        </span>
        <Button size="small" busy={busy} onPress={() => onSubmit()}>{t`Send it again`}</Button>
      </span>
    </Notice>
  );
}

export function PasswordForm() {
  const { t } = useLingui();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      await api.call(changePassword, { current, password });
      setCurrent("");
      setPassword("");
      toast(t`Your password is changed, and every other device is signed out.`);
    },
    {
      check: () => ({
        ...(current ? {} : { current: t`Enter the password you have now.` }),
        ...newPasswordProblem(password),
      }),
      fields: newPasswordProblem(""),
      codes: { ...passwordCodes(), wrong_credentials: { field: "current", words: t`This is not your password.` } },
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
      {problems[""] && <Notice>{problems[""]}</Notice>}
      <PasswordField
        label={t`Password now`}
        name="current-password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={problems.current}
      />
      <PasswordField
        label={t`New password`}
        name="new-password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={problems.password}
        hint={passwordHint()}
      />
      <FormFoot>
        <Button type="submit" busy={busy} isDisabled={!current && !password}>{t`Change password`}</Button>
      </FormFoot>
    </form>
  );
}
