import { verifyEmail } from "@atrium/contract/people/accounts.ts";
import { t } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { api } from "#platform/api/api.ts";
import { ApiError } from "#platform/api/api-error.ts";
import { go, useSearchValue } from "#platform/router/navigation.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { CardPage } from "#ui/layout/card-page.tsx";
import { loadAccount } from "./account-store.ts";

type Outcome = { email: string } | { problem: string } | null;

/** Where the link in the verification mail leads. */
export default function VerifyPage() {
  const { t } = useLingui();
  const token = useSearchValue("token") ?? "";
  const [outcome, setOutcome] = useState<Outcome>(null);
  // The token is good once; React calls effects twice while developing.
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    const verify = async () => {
      const { email } = await api.call(verifyEmail, { token });
      setOutcome({ email });
      await loadAccount();
    };
    verify().catch((error: unknown) => setOutcome({ problem: verifyWords(error) }));
  }, [token]);

  return (
    <CardPage title={t`Verify your e-mail address`}>
      {outcome === null && <p role="status" className="text-quiet">{t`One moment…`}</p>}
      {outcome && "email" in outcome && (
        <Notice kind="good">{t`${outcome.email} is verified. You can close this page or go on.`}</Notice>
      )}
      {outcome && "problem" in outcome && <Notice>{outcome.problem}</Notice>}
      {outcome && (
        <Button kind="main" size="large" wide onPress={() => go("/")}>
          {t`Go on`}
        </Button>
      )}
    </CardPage>
  );
}

function verifyWords(error: unknown): string {
  const code = error instanceof ApiError ? error.code : "";
  if (code === "token_expired")
    return t`This link was used already or is too old. Ask for a new mail on your account page.`;
  if (code === "invalid_input") return t`This link is not complete. Open it from the mail again.`;
  if (code === "email_taken") return t`Another account has this address by now, so yours stays as it was.`;
  return errorWords(error);
}
