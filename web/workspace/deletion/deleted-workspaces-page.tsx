import {
  type DeletedWorkspace,
  listMyWorkspaces,
  restoreWorkspace,
  workspaceKeptDays,
} from "@atrium/contract/workspace/workspaces.ts";
import { useLingui } from "@lingui/react/macro";
import { useAccountState, useSignedIn } from "#people/accounts/index.ts";
import { api } from "#platform/api/api.ts";
import { useAnswer } from "#platform/api/use-answer.ts";
import { useChange } from "#platform/api/use-change.ts";
import { go } from "#platform/router/navigation.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { date } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { TextLink } from "#ui/controls/text-link.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { CardPage } from "#ui/layout/card-page.tsx";
import { keepWorkspace, loadWorkspaces } from "../workspaces/index.ts";

/** The workspaces one owned, until when each can be brought back, and doing so. */
export default function DeletedWorkspacesPage() {
  const { t } = useLingui();
  useSignedIn();
  const { status } = useAccountState();
  return (
    <CardPage
      title={t`Deleted workspaces`}
      lead={t`What you owned can be brought back for ${workspaceKeptDays} days, with everything in it.`}
      foot={<TextLink to="/">{t`Back to your workspaces`}</TextLink>}
    >
      {status === "in" && <DeletedList />}
    </CardPage>
  );
}

function DeletedList() {
  const { t } = useLingui();
  const { value, error } = useAnswer(listMyWorkspaces, {});
  if (error !== null) return <Notice>{errorWords(error)}</Notice>;
  if (!value) return <Skeleton rows={2} label={t`Reading the deleted workspaces`} />;
  if (value.deleted.length === 0) return <p className="text-ui text-quiet">{t`No deleted workspaces.`}</p>;
  return (
    <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
      {value.deleted.map((deleted) => (
        <DeletedLine key={deleted.id} deleted={deleted} />
      ))}
    </ul>
  );
}

function DeletedLine({ deleted: { id, name, deletedAt, goneAt } }: { deleted: DeletedWorkspace }) {
  const { t } = useLingui();
  const { busy, problem, change } = useChange();
  const restore = () =>
    change(async () => {
      const { workspace, memberId } = await api.call(restoreWorkspace, { workspaceId: id });
      await loadWorkspaces();
      keepWorkspace(workspace, memberId);
      go(`/${workspace.slug}`, { replace: true });
    });
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate text-ui font-medium">{name}</p>
        <p className="text-meta text-quiet">{t`Deleted on ${date(deletedAt)}, gone for good on ${date(goneAt)}`}</p>
        {problem && (
          <p role="alert" className="text-meta font-medium text-danger">
            {problem}
          </p>
        )}
      </div>
      <Button size="small" busy={busy} aria-label={t`Bring back ${name}`} onPress={restore}>
        {t`Bring back`}
      </Button>
    </li>
  );
}
