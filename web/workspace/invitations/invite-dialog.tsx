import { useLingui } from "@lingui/react/macro";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody } from "#ui/overlays/dialog-parts.tsx";
import { useMay, useWorkspace } from "../workspaces/index.ts";
import { InviteByLink } from "./invite-by-link.tsx";
import { InviteByMail } from "./invite-by-mail.tsx";
import { inviteOpen } from "./invite-state.ts";

export default function InviteDialog() {
  const { t } = useLingui();
  const open = useStore(inviteOpen);
  const { workspaceId } = useSpace();
  const workspace = useWorkspace();
  const mayLink = useMay("invitation.manage");
  if (!open) return null;
  return (
    <Dialog title={t`Invite people to ${workspace?.name ?? ""}`} onClose={() => inviteOpen.set(false)}>
      <DialogBody>
        <InviteByMail workspaceId={workspaceId} />
        {mayLink && (
          <div className="border-t border-line pt-4">
            <InviteByLink workspaceId={workspaceId} />
          </div>
        )}
      </DialogBody>
    </Dialog>
  );
}
