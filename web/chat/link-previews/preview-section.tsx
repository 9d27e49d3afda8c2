import { useLingui } from "@lingui/react/macro";
import { changePreference, usePreference } from "#people/preferences/index.ts";
import { Switch } from "#ui/controls/switch.tsx";
import { Section } from "#ui/layout/section.tsx";

/** Whether the cards of linked pages are open. */
export function PreviewSection() {
  const { t } = useLingui();
  return (
    <Section title={t`Link previews`} lead={t`A card below a message shows what the page behind a link is.`}>
      <Switch
        isSelected={usePreference("showPreviews")}
        onChange={(on) => changePreference("showPreviews", on)}
        hint={t`Otherwise they are folded, and one press shows them.`}
      >
        {t`Show link previews`}
      </Switch>
    </Section>
  );
}
