import { cloneElement, type ReactElement } from "react";

type Placement = "top" | "bottom" | "left" | "right";
type Props = {
  label: string;
  /** Keys as people read them: `["Ctrl", "K"]`. */
  keys?: readonly string[];
  placement?: Placement;
  /** One control, which passes `data-` attributes on to its element and has a name of its own. */
  children: ReactElement<Record<string, unknown>>;
};

/**
 * Words beside a control, on pointing or focus; never the only place something is said. Costs one attribute: the
 * one bubble of the page is drawn by `TooltipHost`, so that a list of a thousand buttons carries no thousand tooltips.
 */
export const Tooltip = ({ label, keys, placement = "top", children }: Props) =>
  cloneElement(children, { "data-tip": label, "data-tip-at": placement, "data-tip-keys": keys?.join(" ") });
