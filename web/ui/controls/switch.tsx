import type { ReactNode } from "react";
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from "react-aria-components/Switch";

export type SwitchProps = Omit<AriaSwitchProps, "className" | "style" | "children"> & {
  children: ReactNode;
  hint?: string;
};

/**
 * Something that is on or off, at once. Its own place holds the hidden box inside: focusing that one would scroll the
 * whole page otherwise.
 */
export function Switch({ children, hint, ...rest }: SwitchProps) {
  return (
    <AriaSwitch
      {...rest}
      className="group relative flex min-h-8 touch:min-h-11 cursor-pointer items-center gap-3 data-[disabled]:opacity-50"
    >
      <span className="flex h-5 w-9 shrink-0 items-center rounded-full bg-control p-0.5 transition-colors duration-120 group-selected:bg-accent group-data-[focus-visible]:outline-2 group-data-[focus-visible]:outline-offset-2 group-data-[focus-visible]:outline-focus">
        <span className="size-4 rounded-full bg-surface transition-transform duration-120 group-selected:translate-x-4 rtl:group-selected:-translate-x-4" />
      </span>
      <span className="flex flex-col">
        <span className="text-ui">{children}</span>
        {hint && <span className="text-meta text-quiet">{hint}</span>}
      </span>
    </AriaSwitch>
  );
}
