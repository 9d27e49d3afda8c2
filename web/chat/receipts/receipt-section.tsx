import { useLingui } from "@lingui/react/macro";
import { changePreference, usePreference } from "#people/preferences/index.ts";
import { Switch } from "#ui/controls/switch.tsx";
import { Section } from "#ui/layout/section.tsx";
import { useWorkspaceSetting } from "#workspace/workspaces/index.ts";

/** Whether one shows what one has read. */
export function ReceiptSection() {
  const { t } = useLingui();
  const allowed = useWorkspaceSetting("readReceipts");
  return (
    <Section
      title={t`Who has read it`}
      lead={
        allowed
          ? t`It is mutual: who does not show it does not see it of others.`
          : t`This workspace shows nobody who has read a message.`
      }
    >
      <Switch
        isDisabled={!allowed}
        isSelected={usePreference("readReceipts")}
        onChange={(on) => changePreference("readReceipts", on)}
        hint={t`While you appear offline nothing is shown either.`}
      >
        {t`Show others what I have read`}
      </Switch>
    </Section>
  );
}
