import { useLingui } from "@lingui/react/macro";
import { changePreference, usePreference } from "#people/preferences/index.ts";
import { Switch } from "#ui/controls/switch.tsx";
import { Section } from "#ui/layout/section.tsx";

/** How voice messages are heard. */
export default function VoiceSection() {
  const { t } = useLingui();
  return (
    <Section title={t`Voice messages`}>
      <Switch isSelected={usePreference("voicesPlayOn")} onChange={(on) => changePreference("voicesPlayOn", on)}>
        {t`Go on with the next one I have not heard`}
      </Switch>
    </Section>
  );
}
