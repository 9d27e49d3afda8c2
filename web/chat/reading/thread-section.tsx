import { useLingui } from "@lingui/react/macro";
import { changePreference, usePreference } from "#people/preferences/index.ts";
import { Switch } from "#ui/controls/switch.tsx";
import { Section } from "#ui/layout/section.tsx";

/** Which threads one follows without being asked. */
export function ThreadSection() {
  const { t } = useLingui();
  return (
    <Section title={t`Threads`} lead={t`Without being asked, you follow threads`}>
      <Switch isSelected={usePreference("followWritten")} onChange={(on) => changePreference("followWritten", on)}>
        {t`you write in`}
      </Switch>
      <Switch
        isSelected={usePreference("followCalled")}
        onChange={(on) => changePreference("followCalled", on)}
        hint={t`By name. A call to everybody makes nobody follow.`}
      >
        {t`somebody calls you in`}
      </Switch>
      <Switch isSelected={usePreference("followOwn")} onChange={(on) => changePreference("followOwn", on)}>
        {t`below your own messages`}
      </Switch>
    </Section>
  );
}
