import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { Spinner } from "../feedback/spinner.tsx";

export type ButtonProps = Omit<AriaButtonProps, "className" | "style" | "children"> & {
  /** `main`: the one thing to do here. `danger`: destroys something. `quiet`: no frame until pointed at. */
  kind?: "main" | "plain" | "quiet" | "danger";
  size?: "small" | "usual" | "large";
  /** Work is under way: shows it and takes no further press. */
  busy?: boolean;
  wide?: boolean;
  children: ReactNode;
};

const kinds = {
  main: "bg-accent text-on-accent hover:bg-accent-hover pressed:bg-accent-hover",
  plain: "border border-control/60 bg-surface text-text hover:bg-hover pressed:bg-pressed",
  quiet: "text-text hover:bg-hover pressed:bg-pressed",
  danger: "bg-danger text-on-danger hover:bg-danger-hover pressed:bg-danger-hover",
};
const sizes = {
  small: "h-7 touch:h-11 px-2.5 text-ui gap-1.5",
  usual: "h-9 touch:h-11 px-3.5 text-ui gap-2",
  large: "h-11 px-5 text-message gap-2",
};

/** A button with words. For one with only an icon see `IconButton`. */
export function Button({ kind = "plain", size = "usual", busy = false, wide = false, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      isPending={busy}
      className={`relative inline-flex shrink-0 cursor-pointer select-none items-center justify-center rounded-control font-medium transition-colors duration-120 disabled:cursor-default disabled:opacity-50 ${kinds[kind]} ${sizes[size]} ${wide ? "w-full" : ""}`}
    >
      {busy && <Spinner />}
      {children}
    </AriaButton>
  );
}
