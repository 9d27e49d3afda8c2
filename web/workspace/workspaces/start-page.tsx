import { readInstance } from "@atrium/contract/people/accounts.ts";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { accountState, useAccountState } from "#people/accounts/index.ts";
import { api } from "#platform/api/api.ts";
import { go } from "#platform/router/navigation.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { hasDeleted, lastSlug, loadWorkspaces } from "./workspace-store.ts";

/** The bare address: leads to where one was, to signing in, or to setting up. */
export default function StartPage() {
  const { t } = useLingui();
  const { status } = useAccountState();
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (status === "unknown") return;
    whereTo().then((address) => go(address, { replace: true }), setError);
  }, [status]);
  if (error === null) return <main className="h-full" aria-busy="true" aria-label={t`Opening`} />;
  return (
    <main className="h-full">
      <ErrorState
        alone
        title={t`Your workspaces could not be read`}
        action={<Button kind="main" onPress={() => location.reload()}>{t`Try again`}</Button>}
      >
        {errorWords(error)}
      </ErrorState>
    </main>
  );
}

async function whereTo(): Promise<string> {
  if (accountState.get().status === "out") {
    const { firstRun } = await api.call(readInstance, {});
    return firstRun ? "/welcome" : "/sign-in";
  }
  const workspaces = await loadWorkspaces();
  const last = workspaces.find((mine) => mine.workspace.slug === lastSlug()) ?? workspaces[0];
  if (last) return `/${last.workspace.slug}`;
  return hasDeleted.get() ? "/account/deleted-workspaces" : "/welcome?new=1";
}
