import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Select } from "#ui/controls/select.tsx";

const speeds = ["0.5", "0.75", "1", "1.25", "1.5", "2"];

/** How fast something is played. */
export function PlayingSpeed({ onChange }: { onChange: (speed: number) => void }) {
  const { t, i18n } = useLingui();
  const [speed, setSpeed] = useState("1");
  const change = (next: string) => {
    setSpeed(next);
    onChange(Number(next));
  };
  const options = speeds.map((value) => ({ value, label: t`${i18n.number(Number(value))}× speed` }));
  return <Select label={t`Speed`} hideLabel size="small" value={speed} options={options} onChange={change} />;
}
