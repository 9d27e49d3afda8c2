import { type Invitation, resendInvitation, revokeInvitation } from "@atrium/contract/workspace/invitations.ts";
import type { Role } from "@atrium/contract/workspace/roles.ts";
import { useLingui } from "@lingui/react/macro";
import { api } from "#platform/api/api.ts";
import { useChange } from "#platform/api/use-change.ts";
import { useSpace } from "#platform/store/space.ts";
import { date } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { toast } from "#ui/feedback/toast.ts";
import { rolesOf } from "../members/index.ts";

/** An invitation nobody has accepted yet. */
export function InvitationLine({
  invitation,
  roles,
  onRevoked,
}: {
  invitation: Invitation;
  roles: readonly Role[];
  onRevoked: () => void;
}) {
  const { t } = useLingui();
  const { workspaceId } = useSpace();
  const { busy, problem, change } = useChange();
  const keys = { workspaceId, invitationId: invitation.id };
  const resend = () =>
    change(async () => {
      await api.call(resendInvitation, keys);
      toast(t`Sent again to ${invitation.email}.`);
    });
  const revoke = () =>
    change(async () => {
      await api.call(revokeInvitation, keys);
      onRevoked();
    });
  return (
    <li className="flex flex-wrap items-center gap-2 py-2.5">
      <div className="min-w-40 flex-1">
        <p className="truncate text-ui font-medium">{invitation.email}</p>
        <p className="text-meta text-quiet">
          {[rolesOf(roles, [invitation.roleId]), t`open until ${date(invitation.expiresAt)}`]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {problem && (
          <p role="alert" className="text-meta font-medium text-danger">
            {problem}
          </p>
        )}
      </div>
      <span className="flex gap-2">
        <Button
          size="small"
          isDisabled={busy}
          aria-label={t`Send again to ${invitation.email}`}
          onPress={resend}
        >{t`Send again`}</Button>
        <Button
          size="small"
          kind="quiet"
          isDisabled={busy}
          aria-label={t`Take back the invitation of ${invitation.email}`}
          onPress={revoke}
        >{t`Take back`}</Button>
      </span>
    </li>
  );
}
