import type { Workspace } from "@atrium/contract/workspace/workspaces.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "#ui/controls/button.tsx";
import { CardPage } from "#ui/layout/card-page.tsx";
import { InviteByLink, InviteByMail } from "../invitations/index.ts";

type Props = { step: string; workspace: Workspace; onDone: () => void };

export function InviteStep({ step, workspace, onDone }: Props) {
  const { t } = useLingui();
  const [invited, setInvited] = useState(false);
  return (
    <CardPage
      step={step}
      title={t`Invite people to ${workspace.name}`}
      lead={t`A conversation needs two. You can also do this later.`}
    >
      <InviteByMail workspaceId={workspace.id} autoFocus onSent={() => setInvited(true)} />
      <div className="flex items-center gap-3 text-meta text-quiet" aria-hidden="true">
        <span className="h-px flex-1 bg-line" />
        {t`or`}
        <span className="h-px flex-1 bg-line" />
      </div>
      <InviteByLink workspaceId={workspace.id} onCreated={() => setInvited(true)} />
      <Button kind={invited ? "main" : "quiet"} size="large" wide onPress={onDone}>
        {invited ? t`Open ${workspace.name}` : t`Skip for now`}
      </Button>
    </CardPage>
  );
}
