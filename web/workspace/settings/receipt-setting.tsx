import { useLingui } from "@lingui/react/macro";
import { Switch } from "#ui/controls/switch.tsx";
import { Section } from "#ui/layout/section.tsx";
import { changeWorkspaceSetting, useMay, useWorkspaceSetting } from "../workspaces/index.ts";

/** Whether people of this workspace may see who has read a message. */
export function ReceiptSetting() {
  const { t } = useLingui();
  return (
    <Section title={t`Who has read it`} lead={t`People see who has read a message, each of them as they choose.`}>
      <Switch
        isDisabled={!useMay("workspace.configure")}
        isSelected={useWorkspaceSetting("readReceipts")}
        onChange={(on) => changeWorkspaceSetting("readReceipts", on)}
        hint={t`Switched off, nobody sees it of anybody.`}
      >
        {t`Show who has read a message`}
      </Switch>
    </Section>
  );
}
