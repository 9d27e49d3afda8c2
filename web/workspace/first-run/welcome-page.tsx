import { readInstance } from "@atrium/contract/people/accounts.ts";
import type { Workspace } from "@atrium/contract/workspace/workspaces.ts";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { SignUpForm, useAccountState } from "#people/accounts/index.ts";
import { api } from "#platform/api/api.ts";
import { go, useSearchValue } from "#platform/router/navigation.ts";
import { CardPage } from "#ui/layout/card-page.tsx";
import { CreateStep } from "./create-step.tsx";
import { InviteStep } from "./invite-step.tsx";

/** Account, workspace, people: the first three minutes in one. Also where a further workspace is created. */
export default function WelcomePage() {
  const { t } = useLingui();
  const further = useSearchValue("new") !== undefined;
  const { status } = useAccountState();
  const [workspace, setWorkspace] = useState<Workspace | null>(null);
  useFirstRunOnly(status === "out");
  if (status === "unknown") return null;
  const step = (at: number) => (further ? t`${at - 1} of 2` : t`${at} of 3`);
  if (status === "out") {
    return (
      <CardPage
        step={step(1)}
        title={t`Welcome to Atrium`}
        lead={t`This server is new. Create your account first: it runs the server.`}
      >
        <SignUpForm action={t`Create account and go on`} onSignedUp={() => undefined} />
      </CardPage>
    );
  }
  if (!workspace) return <CreateStep step={step(2)} further={further} onCreated={setWorkspace} />;
  return <InviteStep step={step(3)} workspace={workspace} onDone={() => go(`/${workspace.slug}`, { replace: true })} />;
}

/** Somebody who is not signed in belongs here only on a new server. */
function useFirstRunOnly(out: boolean): void {
  useEffect(() => {
    if (!out) return;
    let current = true;
    api.call(readInstance, {}).then(
      ({ firstRun }) => current && !firstRun && go("/sign-in?next=%2Fwelcome%3Fnew%3D1", { replace: true }),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [out]);
}
