import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { SignInForm, SignUpForm } from "#people/accounts/index.ts";
import { Button } from "#ui/controls/button.tsx";
import { joinWorkspace } from "./join-workspace.ts";

/** Somebody without an account on this device registers or signs in, and is in the workspace at once. */
export function JoinAsGuest({ token, email }: { token: string; email: string }) {
  const { t } = useLingui();
  const [known, setKnown] = useState(false);
  const join = () => joinWorkspace(token);
  return (
    <div className="flex flex-col gap-4">
      {known ? (
        <SignInForm email={email} onSignedIn={join} />
      ) : (
        <SignUpForm email={email} action={t`Create account and join`} onSignedUp={join} />
      )}
      <Button kind="quiet" wide onPress={() => setKnown(!known)}>
        {known ? t`Create a new account instead` : t`You have an account? Sign in`}
      </Button>
    </div>
  );
}
