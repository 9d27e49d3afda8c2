import type { ComponentType, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { Tooltip } from "../overlays/tooltip.tsx";

export type IconButtonProps = Omit<AriaButtonProps, "className" | "style" | "children" | "aria-label"> & {
  icon: ComponentType<{ size?: number | string; strokeWidth?: number | string }>;
  /** What it does: read aloud, and shown on pointing. */
  label: string;
  keys?: readonly string[];
  tooltipAt?: "top" | "bottom" | "left" | "right";
  kind?: "quiet" | "main";
  size?: "small" | "usual";
  ref?: Ref<HTMLButtonElement>;
};

const kinds = {
  quiet:
    "text-quiet hover:bg-hover hover:text-text pressed:bg-pressed aria-pressed:bg-accent-soft aria-pressed:text-accent-ink aria-expanded:bg-hover aria-expanded:text-text",
  main: "bg-accent text-on-accent hover:bg-accent-hover pressed:bg-accent-hover",
};
const sizes = { small: "size-7 touch:size-11", usual: "size-8 touch:size-11" };

/** A button with only an icon: always with a label. */
export function IconButton({
  icon: Icon,
  label,
  keys,
  tooltipAt,
  kind = "quiet",
  size = "usual",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} {...(keys ? { keys } : {})} {...(tooltipAt ? { placement: tooltipAt } : {})}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={`inline-flex shrink-0 cursor-pointer items-center justify-center rounded-control transition-colors duration-120 disabled:cursor-default disabled:opacity-45 ${kinds[kind]} ${sizes[size]}`}
      >
        <Icon size={18} strokeWidth={1.5} />
      </AriaButton>
    </Tooltip>
  );
}
