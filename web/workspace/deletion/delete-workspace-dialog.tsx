import { deleteWorkspace, type Workspace, workspaceKeptDays } from "@atrium/contract/workspace/workspaces.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { api } from "#platform/api/api.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { date } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { toast } from "#ui/feedback/toast.ts";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { leaveDeleted } from "./leave-deleted.ts";

/** Asks for the workspace's name, typed: nobody deletes the wrong one by a slip. */
export function DeleteWorkspaceDialog({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const wrong = t`Type the name as it stands here: ${workspace.name}`;
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      const { deleted } = await api.call(deleteWorkspace, { workspaceId: workspace.id, name: name.trim() });
      const day = date(deleted.goneAt);
      await leaveDeleted(workspace.id);
      toast(t`${workspace.name} is deleted. You can bring it back until ${day}.`);
    },
    {
      check: () => (name.trim() === workspace.name ? {} : { name: wrong }),
      codes: { wrong_name: { field: "name", words: wrong } },
    },
  );
  return (
    <Dialog title={t`Delete ${workspace.name}?`} size="small" asks onClose={onClose}>
      <form className="flex min-h-0 flex-col" onSubmit={onSubmit} noValidate>
        <DialogBody>
          {problems[""] && <Notice>{problems[""]}</Notice>}
          <div className="flex flex-col gap-2 text-ui text-quiet">
            <p>{t`Everybody in it is signed out of it at once. All channels, messages and files are gone, and links and invitations lead nowhere.`}</p>
            <p>{t`You get a mail with the way to bring it back, which works for ${workspaceKeptDays} days. Then everything is removed for good. Accounts stay.`}</p>
          </div>
          <Field
            label={t`Name of the workspace`}
            hint={t`Type ${workspace.name} to go on.`}
            name="name"
            autoComplete="off"
            autoFocus
            value={name}
            onChange={setName}
            error={problems.name}
          />
        </DialogBody>
        <DialogFoot>
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button kind="danger" type="submit" busy={busy}>{t`Delete workspace`}</Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
