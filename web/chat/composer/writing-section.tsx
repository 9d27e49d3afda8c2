import { useLingui } from "@lingui/react/macro";
import { changePreference, usePreference } from "#people/preferences/index.ts";
import { Switch } from "#ui/controls/switch.tsx";
import { Section } from "#ui/layout/section.tsx";

/** How one likes to write. */
export function WritingSection() {
  const { t } = useLingui();
  const enterSends = usePreference("enterSends");
  return (
    <Section title={t`Writing`}>
      <Switch
        isSelected={enterSends}
        onChange={(value) => changePreference("enterSends", value)}
        hint={t`Otherwise Enter begins a line, and Ctrl-Enter sends. On a touch screen Enter always begins a line.`}
      >
        {t`Enter sends a message`}
      </Switch>
    </Section>
  );
}
