import type { ReactElement } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import { Keys } from "../feedback/keys.tsx";

type Props = {
  label: string;
  /** Keys as people read them: `["Ctrl", "K"]`. */
  keys?: readonly string[];
  placement?: "top" | "bottom" | "left" | "right";
  /** One React Aria control. */
  children: ReactElement;
};

/** Words beside a control that has only an icon, on pointing or focus. Never the only place something is said. */
export function Tooltip({ label, keys, placement = "top", children }: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip
        placement={placement}
        offset={6}
        className="appear pointer-events-none z-50 flex max-w-64 items-center gap-2 rounded-control bg-text px-2 py-1 text-meta font-medium text-page"
      >
        {label}
        {keys && <Keys keys={keys} onDark />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
