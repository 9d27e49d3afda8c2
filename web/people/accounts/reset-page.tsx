import { requestPasswordReset, resetPassword } from "@atrium/contract/people/accounts.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { api } from "#platform/api/api.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { go, useSearchValue } from "#platform/router/navigation.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { PasswordField } from "#ui/controls/password-field.tsx";
import { TextLink } from "#ui/controls/text-link.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { CardPage } from "#ui/layout/card-page.tsx";
import { endSession } from "./account-store.ts";
import { emailProblem, newPasswordProblem, passwordCodes, passwordHint } from "./credentials.ts";

/** Without a token asks for the mail; with the token from the mail sets the new password. */
export default function ResetPage() {
  const token = useSearchValue("token");
  return token ? <NewPassword token={token} /> : <AskForMail />;
}

function AskForMail() {
  const { t } = useLingui();
  const [email, setEmail] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      await api.call(requestPasswordReset, { email: email.trim() });
      setSentTo(email.trim());
    },
    { check: () => emailProblem(email) },
  );
  return (
    <CardPage
      title={t`Set a new password`}
      lead={t`Enter your e-mail address. You will get a mail with a link to choose a new password.`}
      foot={<TextLink to="/sign-in">{t`Back to sign in`}</TextLink>}
    >
      {sentTo && (
        <Notice kind="good">
          {t`If there is an account for ${sentTo}, a mail is on its way. The link in it works once, for a short time.`}
        </Notice>
      )}
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {problems[""] && <Notice>{problems[""]}</Notice>}
        <Field
          label={t`E-mail address`}
          name="email"
          type="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={setEmail}
          error={problems.email}
        />
        <Button type="submit" kind="main" size="large" wide busy={busy}>
          {sentTo ? t`Send it again` : t`Send the mail`}
        </Button>
      </form>
    </CardPage>
  );
}

function NewPassword({ token }: { token: string }) {
  const { t } = useLingui();
  const [password, setPassword] = useState("");
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      await api.call(resetPassword, { token, password });
      endSession();
      go("/sign-in?done=reset", { replace: true });
    },
    {
      check: () => newPasswordProblem(password),
      fields: { ...newPasswordProblem(""), token: t`This link is not complete. Open it from the mail again.` },
      codes: {
        ...passwordCodes(),
        token_expired: { words: t`This link was used already or is too old. Ask for a new mail.` },
      },
    },
  );
  return (
    <CardPage
      title={t`Choose a new password`}
      lead={t`Every device that is signed in now will be signed out.`}
      foot={<TextLink to="/reset">{t`Ask for a new mail`}</TextLink>}
    >
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {(problems[""] ?? problems.token) && <Notice>{problems[""] ?? problems.token}</Notice>}
        <PasswordField
          label={t`New password`}
          name="password"
          autoComplete="new-password"
          autoFocus
          value={password}
          onChange={setPassword}
          error={problems.password}
          hint={passwordHint()}
        />
        <Button type="submit" kind="main" size="large" wide busy={busy}>{t`Set the password`}</Button>
      </form>
    </CardPage>
  );
}
