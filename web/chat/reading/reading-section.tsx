import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { changePreference, usePreference } from "#people/preferences/index.ts";
import { Select } from "#ui/controls/select.tsx";
import { Switch } from "#ui/controls/switch.tsx";
import { Section } from "#ui/layout/section.tsx";
import {
  chooseDensity,
  chooseLineHeight,
  chooseTextSize,
  chosenDensity,
  chosenLineHeight,
  chosenTextSize,
  type Density,
  type LineHeight,
  type TextSize,
} from "#ui/theme/theme.ts";

/** Where a channel opens, what counts as read, and how large and close things stand. */
export function ReadingSection() {
  const { t } = useLingui();
  const landAt = usePreference("landAt");
  const scrolling = usePreference("readByScrolling");
  const onTouch = usePreference("readByScrollingOnTouch");
  return (
    <Section title={t`Reading`}>
      <div className="flex flex-col gap-4">
        <Select
          label={t`A channel opens at`}
          value={landAt}
          options={[
            { value: "unread", label: t`the first message I have not read` },
            { value: "newest", label: t`the newest message` },
          ]}
          onChange={(value) => changePreference("landAt", value as typeof landAt)}
        />
        <Select
          label={t`What I have scrolled past counts as read`}
          value={scrolling}
          options={[
            { value: "always", label: t`everywhere` },
            { value: "conversations", label: t`in direct messages and threads` },
            { value: "never", label: t`nowhere: I mark it myself, with Esc` },
          ]}
          onChange={(value) => changePreference("readByScrolling", value as typeof scrolling)}
        />
        <Select
          label={t`The same on a phone or tablet`}
          value={onTouch}
          options={[
            { value: "same", label: t`as on a computer` },
            { value: "always", label: t`everywhere` },
            { value: "conversations", label: t`in direct messages and threads` },
            { value: "never", label: t`nowhere: I mark it myself` },
          ]}
          onChange={(value) => changePreference("readByScrollingOnTouch", value as typeof onTouch)}
        />
        <Switch isSelected={usePreference("unreadOnly")} onChange={(on) => changePreference("unreadOnly", on)}>
          {t`The sidebar shows only what is unread`}
        </Switch>
      </div>
    </Section>
  );
}

/** How large and close things stand on this device. */
export function SizeSection() {
  const { t } = useLingui();
  const [text, setText] = useState(chosenTextSize);
  const [density, setDensity] = useState(chosenDensity);
  const [lines, setLines] = useState(chosenLineHeight);
  return (
    <Section title={t`Size`} lead={t`For this device alone: another has another screen.`}>
      <div className="flex flex-col gap-4">
        <Select
          label={t`Text`}
          value={text}
          options={[
            { value: "small", label: t`Small` },
            { value: "usual", label: t`Usual` },
            { value: "large", label: t`Large` },
            { value: "larger", label: t`Larger` },
          ]}
          onChange={(value) => {
            chooseTextSize(value as TextSize);
            setText(value as TextSize);
          }}
        />
        <Select
          label={t`Space between lines`}
          value={lines}
          options={[
            { value: "close", label: t`Close` },
            { value: "usual", label: t`Usual` },
            { value: "wide", label: t`Wide` },
          ]}
          onChange={(value) => {
            chooseLineHeight(value as LineHeight);
            setLines(value as LineHeight);
          }}
        />
        <Select
          label={t`Space between messages`}
          value={density}
          options={[
            { value: "comfortable", label: t`Comfortable` },
            { value: "compact", label: t`Compact` },
          ]}
          onChange={(value) => {
            chooseDensity(value as Density);
            setDensity(value as Density);
          }}
        />
      </div>
    </Section>
  );
}
