import { ChevronDown } from "lucide-react";
import { useId } from "react";

export type SelectOption = { value: string; label: string };
export type SelectProps = {
  label: string;
  hideLabel?: boolean;
  value: string;
  options: readonly SelectOption[];
  onChange: (value: string) => void;
  hint?: string;
  disabled?: boolean;
  size?: "small" | "usual";
};

/** One of several. The system's own list: the best one on a phone, and with a screen reader. */
export function Select({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
  hint,
  disabled = false,
  size = "usual",
}: SelectProps) {
  const id = useId();
  return (
    <span className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-ui font-medium"}>
        {label}
      </label>
      <span className="relative flex">
        <select
          id={id}
          value={value}
          disabled={disabled}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(change) => onChange(change.target.value)}
          className={`w-full min-w-0 cursor-pointer appearance-none truncate rounded-control border border-control bg-surface pe-9 ps-3 text-text disabled:cursor-default disabled:opacity-60 touch:h-11 ${size === "small" ? "h-8 text-ui" : "h-10 text-message"}`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          size={16}
          strokeWidth={1.75}
          className="pointer-events-none absolute end-2.5 top-1/2 -translate-y-1/2 text-quiet"
          aria-hidden="true"
        />
      </span>
      {hint && (
        <span id={`${id}-hint`} className="text-meta text-quiet">
          {hint}
        </span>
      )}
    </span>
  );
}
