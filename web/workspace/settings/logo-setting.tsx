import { updateWorkspace, type Workspace } from "@atrium/contract/workspace/workspaces.ts";
import { useLingui } from "@lingui/react/macro";
import { api } from "#platform/api/api.ts";
import { told } from "#platform/slots/run-action.ts";
import { toast } from "#ui/feedback/toast.ts";
import { Section } from "#ui/layout/section.tsx";
import { PictureField } from "#ui/pictures/picture-field.tsx";
import { WorkspaceMark } from "../frame/index.ts";
import { keepWorkspace } from "../workspaces/index.ts";

/** What the workspace is known by in the rail and in its invitations. */
export function LogoSetting({ workspace }: { workspace: Workspace }) {
  const { t } = useLingui();
  const change = async (logo: string | null) => {
    keepWorkspace((await api.call(updateWorkspace, { workspaceId: workspace.id, logo })).workspace);
    toast(logo ? t`Everybody sees the new logo.` : t`The logo is gone.`);
  };
  return (
    <Section title={t`Logo`} lead={t`Shown in the rail and in invitations. Without one there is the first letter.`}>
      <PictureField
        preview={<WorkspaceMark workspace={workspace} size={72} />}
        hasPicture={workspace.logo !== null}
        onChange={(logo) => told(() => change(logo))}
      />
    </Section>
  );
}
