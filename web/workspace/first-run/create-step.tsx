import { createWorkspace, type Workspace } from "@atrium/contract/workspace/workspaces.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { api } from "#platform/api/api.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Switch } from "#ui/controls/switch.tsx";
import { TextLink } from "#ui/controls/text-link.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { CardPage } from "#ui/layout/card-page.tsx";
import { keepWorkspace } from "../workspaces/index.ts";

type Props = { step: string; further: boolean; onCreated: (workspace: Workspace) => void };

export function CreateStep({ step, further, onCreated }: Props) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [sampleContent, setSampleContent] = useState(!further);
  // A second press after a lost answer creates nothing twice.
  const key = useRef(crypto.randomUUID());
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      const { workspace, memberId } = await api.call(
        createWorkspace,
        { name: name.trim(), sampleContent },
        { key: key.current },
      );
      key.current = crypto.randomUUID();
      keepWorkspace(workspace, memberId);
      onCreated(workspace);
    },
    { check: () => (name.trim() ? {} : { name: t`Give the workspace a name; it can be changed later.` }) },
  );
  const join = (
    <Trans>
      Somebody gave you a code? <TextLink to="/join">Join with it</TextLink>
    </Trans>
  );
  return (
    <CardPage
      step={step}
      title={further ? t`Create a workspace` : t`Name your workspace`}
      lead={t`A workspace is a team’s own place: its people, conversations and files stay inside.`}
      foot={further ? join : undefined}
    >
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {problems[""] && <Notice>{problems[""]}</Notice>}
        <Field
          label={t`Name of the workspace`}
          name="workspace"
          autoFocus
          maxLength={60}
          placeholder={t`e.g. Northwind`}
          value={name}
          onChange={setName}
          error={problems.name}
        />
        <Switch
          isSelected={sampleContent}
          onChange={setSampleContent}
          hint={t`A few conversations to look around in; delete them when you like.`}
        >
          {t`Start with sample content`}
        </Switch>
        <Button type="submit" kind="main" size="large" wide busy={busy}>{t`Create workspace`}</Button>
      </form>
    </CardPage>
  );
}
