import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { go, useSearchValue } from "#platform/router/navigation.ts";
import { TextLink } from "#ui/controls/text-link.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { CardPage } from "#ui/layout/card-page.tsx";
import { useAccountState } from "./account-store.ts";
import { useNextAddress } from "./next-address.ts";
import { SignInForm } from "./sign-in-form.tsx";

export default function SignInPage() {
  const { t } = useLingui();
  const next = useNextAddress();
  const done = useSearchValue("done");
  const { status } = useAccountState();
  useEffect(() => {
    if (status === "in") go(next, { replace: true });
  }, [status, next]);
  return (
    <CardPage
      title={t`Sign in`}
      foot={
        <span className="flex flex-wrap justify-between gap-2">
          <span>
            <Trans>
              No account yet?{" "}
              <TextLink to="/sign-up" search={{ next }}>
                Create one
              </TextLink>
            </Trans>
          </span>
          <TextLink to="/reset">{t`Forgot your password?`}</TextLink>
        </span>
      }
    >
      {done === "reset" && (
        <Notice kind="good">{t`Your new password is set. Sign in with it; every other device was signed out.`}</Notice>
      )}
      {done === "out" && <Notice kind="good">{t`You are signed out, and this device forgot your messages.`}</Notice>}
      <SignInForm onSignedIn={() => go(next, { replace: true })} />
    </CardPage>
  );
}
