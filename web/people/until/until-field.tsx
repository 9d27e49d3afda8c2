import { useLingui } from "@lingui/react/macro";
import { Field } from "#ui/controls/field.tsx";
import { Select } from "#ui/controls/select.tsx";
import { type Expiry, suggestedMoment, type Until } from "./until-instant.ts";

type Props = {
  label: string;
  value: Until;
  onChange: (value: Until) => void;
  /** It need not end by itself. */
  withNever?: boolean;
  error?: string | undefined;
};

/** When something ends: half an hour, today, or a moment of one's own. */
export function UntilField({ label, value, onChange, withNever = false, error }: Props) {
  const { t } = useLingui();
  const options: { value: Expiry; label: string }[] = [
    { value: "half-hour", label: t`In 30 minutes` },
    { value: "hour", label: t`In an hour` },
    { value: "4-hours", label: t`In 4 hours` },
    { value: "today", label: t`At the end of today` },
    { value: "week", label: t`At the end of this week` },
    { value: "custom", label: t`At a moment I choose` },
    ...(withNever ? [{ value: "never" as const, label: t`When I clear it` }] : []),
  ];
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={label}
        value={value.expiry}
        options={options}
        onChange={(expiry) => onChange({ expiry: expiry as Expiry, custom: value.custom || suggestedMoment() })}
      />
      {value.expiry === "custom" && (
        <Field
          label={t`Moment`}
          type="datetime-local"
          value={value.custom}
          onChange={(custom) => onChange({ ...value, custom })}
          error={error}
        />
      )}
    </div>
  );
}
