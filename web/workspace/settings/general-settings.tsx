import { updateWorkspace, type Workspace } from "@atrium/contract/workspace/workspaces.ts";
import { useLingui } from "@lingui/react/macro";
import { Suspense, useState } from "react";
import { api } from "#platform/api/api.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { told } from "#platform/slots/run-action.ts";
import { date } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { toast } from "#ui/feedback/toast.ts";
import { FormFoot } from "#ui/layout/form-foot.tsx";
import { Section } from "#ui/layout/section.tsx";
import { DeleteWorkspaceSection } from "../deletion/index.ts";
import { keepWorkspace, useMay } from "../workspaces/index.ts";
import { leaveHere } from "./leave-here.ts";
import { LogoSetting } from "./logo-setting.tsx";
import { ReceiptSetting } from "./receipt-setting.tsx";
import { ShareLinkSetting } from "./share-link-setting.tsx";

export function GeneralSettings({ workspace }: { workspace: Workspace }) {
  const { t } = useLingui();
  const mayRename = useMay("workspace.edit");
  const mayDelete = useMay("workspace.own");
  const [name, setName] = useState(workspace.name);
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      keepWorkspace((await api.call(updateWorkspace, { workspaceId: workspace.id, name: name.trim() })).workspace);
      toast(t`The workspace is renamed.`);
    },
    { check: () => (name.trim() ? {} : { name: t`A workspace needs a name.` }) },
  );
  return (
    <div className="mx-auto flex max-w-160 flex-col gap-8 p-4 wide:p-8">
      <Section title={t`Name`} lead={t`Created on ${date(workspace.createdAt)}. Its address stays /${workspace.slug}.`}>
        <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
          {problems[""] && <Notice>{problems[""]}</Notice>}
          <Field
            label={t`Name of the workspace`}
            name="workspace"
            maxLength={60}
            value={name}
            onChange={setName}
            error={problems.name}
            isDisabled={!mayRename}
          />
          {mayRename && (
            <FormFoot>
              <Button type="submit" busy={busy} isDisabled={name.trim() === workspace.name}>{t`Save`}</Button>
            </FormFoot>
          )}
        </form>
      </Section>
      {mayRename && <LogoSetting workspace={workspace} />}
      <ReceiptSetting />
      <ShareLinkSetting />
      <Section title={t`Leave`} lead={t`What you wrote stays. To come back you need a new invitation.`}>
        <FormFoot>
          <Button kind="danger" onPress={() => told(leaveHere)}>{t`Leave this workspace`}</Button>
        </FormFoot>
      </Section>
      {mayDelete && (
        <Suspense fallback={null}>
          <DeleteWorkspaceSection workspace={workspace} />
        </Suspense>
      )}
    </div>
  );
}
