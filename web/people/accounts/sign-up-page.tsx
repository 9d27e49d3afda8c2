import { Trans, useLingui } from "@lingui/react/macro";
import { go } from "#platform/router/navigation.ts";
import { TextLink } from "#ui/controls/text-link.tsx";
import { CardPage } from "#ui/layout/card-page.tsx";
import { useNextAddress } from "./next-address.ts";
import { SignUpForm } from "./sign-up-form.tsx";

export default function SignUpPage() {
  const { t } = useLingui();
  const next = useNextAddress();
  return (
    <CardPage
      title={t`Create an account`}
      lead={t`One account for every workspace on this server.`}
      foot={
        <Trans>
          You have an account?{" "}
          <TextLink to="/sign-in" search={{ next }}>
            Sign in
          </TextLink>
        </Trans>
      }
    >
      <SignUpForm onSignedUp={() => go(next, { replace: true })} />
    </CardPage>
  );
}
