import { type Account, signIn } from "@atrium/contract/people/accounts.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { api } from "#platform/api/api.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { PasswordField } from "#ui/controls/password-field.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { keepAccount } from "./account-store.ts";
import { emailProblem } from "./credentials.ts";

type Props = {
  /** An address already known, e.g. from an invitation. */
  email?: string;
  onSignedIn: (account: Account) => void | Promise<void>;
};

/** E-mail address and password of an account that exists. */
export function SignInForm({ email: known = "", onSignedIn }: Props) {
  const { t } = useLingui();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      const { account } = await api.call(signIn, { email: email.trim(), password });
      keepAccount(account);
      await onSignedIn(account);
    },
    {
      check: () => ({ ...emailProblem(email), ...(password ? {} : { password: t`Enter your password.` }) }),
      codes: {
        wrong_credentials: {
          words: t`E-mail address and password do not fit together. Check both, or set a new password.`,
        },
      },
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      {problems[""] && <Notice>{problems[""]}</Notice>}
      <Field
        label={t`E-mail address`}
        name="email"
        type="email"
        autoComplete="username"
        autoFocus={!known}
        value={email}
        onChange={setEmail}
        error={problems.email}
      />
      <PasswordField
        label={t`Password`}
        name="password"
        autoComplete="current-password"
        autoFocus={Boolean(known)}
        value={password}
        onChange={setPassword}
        error={problems.password}
      />
      <Button type="submit" kind="main" size="large" wide busy={busy}>{t`Sign in`}</Button>
    </form>
  );
}
