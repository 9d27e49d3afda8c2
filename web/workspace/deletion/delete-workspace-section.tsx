import { type Workspace, workspaceKeptDays } from "@atrium/contract/workspace/workspaces.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "#ui/controls/button.tsx";
import { FormFoot } from "#ui/layout/form-foot.tsx";
import { Section } from "#ui/layout/section.tsx";
import { DeleteWorkspaceDialog } from "./delete-workspace-dialog.tsx";

/** For owners: at the very end of the settings. */
export default function DeleteWorkspaceSection({ workspace }: { workspace: Workspace }) {
  const { t } = useLingui();
  const [asks, setAsks] = useState(false);
  return (
    <Section
      title={t`Delete the workspace`}
      lead={t`For everybody in it, with all channels, messages and files. Its owners can bring it back for ${workspaceKeptDays} days.`}
    >
      <FormFoot>
        <Button kind="danger" onPress={() => setAsks(true)}>{t`Delete this workspace`}</Button>
      </FormFoot>
      {asks && <DeleteWorkspaceDialog workspace={workspace} onClose={() => setAsks(false)} />}
    </Section>
  );
}
