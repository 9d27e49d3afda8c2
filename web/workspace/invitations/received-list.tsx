import type { ReceivedInvitation } from "@atrium/contract/workspace/invitations.ts";
import { useLingui } from "@lingui/react/macro";
import { useSubmit } from "#platform/api/use-submit.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { WorkspaceMark } from "../frame/index.ts";
import { acceptReceived, declineReceived } from "./received-invitations.ts";
import { receivedInvitations } from "./received-store.ts";

/** The workspaces one is invited to: join, or decline. */
export function ReceivedList() {
  const { t } = useLingui();
  const all = useStore(receivedInvitations);
  if (all.length === 0) return null;
  return (
    <ul
      aria-label={t`Invitations`}
      className="flex max-h-[40vh] shrink-0 flex-col gap-2 overflow-y-auto px-3 pt-3 wide:px-5"
    >
      {all.map((one) => (
        <Received key={one.id} invitation={one} />
      ))}
    </ul>
  );
}

function Received({ invitation }: { invitation: ReceivedInvitation }) {
  const { t } = useLingui();
  const { workspaceName, invitedBy } = invitation;
  const accept = useSubmit(() => acceptReceived(invitation));
  const decline = useSubmit(() => declineReceived(invitation));
  const problem = accept.problems[""] ?? decline.problems[""];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line bg-surface px-4 py-3">
      <WorkspaceMark workspace={{ name: workspaceName, logo: null }} />
      <p className="min-w-40 flex-1 text-ui wrap-anywhere">
        {invitedBy === null ? t`You are invited to ${workspaceName}` : t`${invitedBy} invites you to ${workspaceName}`}
      </p>
      <span className="flex gap-2">
        <Button size="small" kind="main" busy={accept.busy} onPress={() => accept.onSubmit()}>{t`Join`}</Button>
        <Button size="small" kind="quiet" busy={decline.busy} onPress={() => decline.onSubmit()}>{t`Decline`}</Button>
      </span>
      {problem && (
        <span className="w-full">
          <Notice>{problem}</Notice>
        </span>
      )}
    </li>
  );
}
