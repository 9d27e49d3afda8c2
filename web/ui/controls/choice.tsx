import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";

type Props = {
  label: string;
  value: string;
  options: readonly { id: string; label: string }[];
  onChange: (id: string) => void;
};

/** One of a few, all of them to be seen. */
export function Choice({ label, value, options, onChange }: Props) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={([chosen]) => chosen !== undefined && onChange(String(chosen))}
      className="flex shrink-0 rounded-control border border-line bg-page p-0.5"
    >
      {options.map(({ id, label: words }) => (
        <ToggleButton
          key={id}
          id={id}
          className="flex h-7 cursor-pointer select-none items-center rounded-[5px] px-2.5 text-ui font-medium text-quiet hover:text-text selected:bg-surface selected:text-text selected:shadow-raised touch:h-10"
        >
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
