import type { MyWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useAccountState, useSignedIn } from "#people/accounts/index.ts";
import { ApiError } from "#platform/api/api-error.ts";
import { follow, following, refresh } from "#platform/realtime/follow.ts";
import { go, usePathValue } from "#platform/router/navigation.ts";
import { space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { loadWorkspaces, recallWorkspaces, rememberSlug } from "../workspaces/index.ts";
import { Shell } from "./shell.tsx";

/** What stands at `/$slug`: finds the workspace, follows it, and draws the shell when there is something to show. */
export default function WorkspaceFrame() {
  const slug = usePathValue("slug") ?? "";
  useSignedIn();
  const { status } = useAccountState();
  const { error: missing, retry } = useFollowing(slug);
  const state = useStore(following);
  const inside = useStore(space, (current) => current?.slug === slug);
  if (status === "out") return null;
  if (missing || state.lost) return <NoWorkspace error={missing} retry={retry} />;
  if (!inside || state.shows === "empty")
    return state.error && inside ? <NoWorkspace error={state.error} retry={() => void refresh()} /> : <FrameSkeleton />;
  return <Shell key={slug} />;
}

/** Follows the workspace of a slug; tells when there is none. */
function useFollowing(slug: string): { error: unknown; retry: () => void } {
  const { account } = useAccountState();
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const accountId = account?.id;
  useEffect(() => {
    if (!accountId) return;
    let current = true;
    const enter = async () => {
      const bySlug = (one: MyWorkspace) => one.workspace.slug === slug;
      const remembered = (await recallWorkspaces()).find(bySlug);
      const asked = loadWorkspaces();
      if (remembered) asked.catch(() => undefined);
      const mine = remembered ?? (await asked).find(bySlug);
      if (!current) return;
      if (!mine) return setError(new NotAMember());
      setError(null);
      rememberSlug(slug);
      await follow({ accountId, workspaceId: mine.workspace.id, slug, memberId: mine.memberId });
    };
    enter().catch((thrown: unknown) => current && setError(thrown));
    return () => {
      current = false;
    };
  }, [accountId, slug, tries]);
  return { error, retry: () => setTries(tries + 1) };
}

class NotAMember extends Error {}

function NoWorkspace({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useLingui();
  const refused = error instanceof ApiError && !error.passing;
  const gone = error instanceof NotAMember || error === null || refused;
  return (
    <main className="h-full">
      <ErrorState
        alone
        title={gone ? t`This workspace is not open to you` : t`The workspace could not be opened`}
        action={
          gone ? (
            <Button kind="main" onPress={() => go("/", { replace: true })}>{t`Go to your workspaces`}</Button>
          ) : (
            <Button kind="main" onPress={retry}>{t`Try again`}</Button>
          )
        }
      >
        {gone ? t`It does not exist, you have not joined it, or somebody removed you from it.` : errorWords(error)}
      </ErrorState>
    </main>
  );
}

function FrameSkeleton() {
  const { t } = useLingui();
  return (
    <div className="flex h-full">
      <div className="hidden w-16.5 bg-rail wide:block" />
      <div className="w-full bg-sidebar wide:w-64">
        <Skeleton rows={8} label={t`Opening the workspace`} />
      </div>
    </div>
  );
}
