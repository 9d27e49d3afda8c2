import { useLingui } from "@lingui/react/macro";
import { Switch } from "#ui/controls/switch.tsx";
import { Section } from "#ui/layout/section.tsx";
import { changeWorkspaceSetting, useMay, useWorkspaceSetting } from "../workspaces/index.ts";

/** Whether files of this workspace may be shared with people who have no account. */
export function ShareLinkSetting() {
  const { t } = useLingui();
  return (
    <Section
      title={t`Links to files`}
      lead={t`People give a file to somebody without an account by a link that expires.`}
    >
      <Switch
        isDisabled={!useMay("workspace.configure")}
        isSelected={useWorkspaceSetting("shareLinks")}
        onChange={(on) => changeWorkspaceSetting("shareLinks", on)}
        hint={t`Switched off, links that were made lead nowhere as well.`}
      >
        {t`Allow links to files`}
      </Switch>
    </Section>
  );
}
