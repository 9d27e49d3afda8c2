import { type Account, signUp } from "@atrium/contract/people/accounts.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { api } from "#platform/api/api.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { PasswordField } from "#ui/controls/password-field.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { keepAccount } from "./account-store.ts";
import { emailProblem, nameProblem, newPasswordProblem, passwordCodes, passwordHint } from "./credentials.ts";

type Props = {
  /** An address already known, e.g. from an invitation. */
  email?: string;
  action?: string;
  onSignedUp: (account: Account) => void | Promise<void>;
};

/** Name, e-mail address and password of a new account; signs in. */
export function SignUpForm({ email: known = "", action, onSignedUp }: Props) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      const { account } = await api.call(signUp, { name: name.trim(), email: email.trim(), password });
      keepAccount(account);
      await onSignedUp(account);
    },
    {
      check: () => ({ ...nameProblem(name), ...emailProblem(email), ...newPasswordProblem(password) }),
      fields: { ...nameProblem(""), ...emailProblem(""), ...newPasswordProblem("") },
      codes: {
        ...passwordCodes(),
        email_taken: {
          field: "email",
          words: t`There is an account with this address. Sign in instead, or use another address.`,
        },
      },
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      {problems[""] && <Notice>{problems[""]}</Notice>}
      <Field
        label={t`Your name`}
        name="name"
        autoComplete="name"
        autoFocus
        maxLength={80}
        value={name}
        onChange={setName}
        error={problems.name}
      />
      <Field
        label={t`E-mail address`}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={problems.email}
      />
      <PasswordField
        label={t`Password`}
        name="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={problems.password}
        hint={passwordHint()}
      />
      <Button type="submit" kind="main" size="large" wide busy={busy}>
        {action ?? t`Create account`}
      </Button>
    </form>
  );
}
