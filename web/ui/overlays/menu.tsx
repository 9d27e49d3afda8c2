import { type ComponentType, lazy, type ReactNode, type Ref, type RefObject, Suspense, useRef, useState } from "react";

export type MenuItemEntry = {
  id: string;
  label: string;
  icon?: ComponentType<{ size?: number | string; strokeWidth?: number | string; className?: string }>;
  /** Keys as people read them. */
  keys?: readonly string[];
  danger?: boolean;
  /** Shows a tick: one of several, or a switch. */
  checked?: boolean;
  disabled?: boolean;
  detail?: string;
  run: () => void;
};
/** Something shown above a group of entries; null is a line. */
export type MenuEntry = MenuItemEntry | { heading: string } | null;

export type MenuPlacement = "bottom start" | "bottom end" | "top start" | "top end" | "right bottom" | "right top";

export type MenuPopoverProps = {
  label: string;
  entries: readonly MenuEntry[];
  anchor: RefObject<Element | null>;
  placement?: MenuPlacement;
  /** Drawn above the entries, e.g. whose menu it is. */
  head?: ReactNode;
  onClose: () => void;
};

const load = () => import("./menu-popover.tsx");
const Popover = lazy(load);
export const preloadMenu = (): void => void load().catch(() => undefined);

/** A menu at any element; render it while it is open. */
export const MenuPopover = (props: MenuPopoverProps) => (
  <Suspense fallback={null}>
    <Popover {...props} />
  </Suspense>
);

type TriggerProps = {
  ref: Ref<HTMLButtonElement>;
  onPress: () => void;
  onHoverStart: () => void;
  "aria-haspopup": "menu";
  "aria-expanded": boolean;
};
type MenuProps = Omit<MenuPopoverProps, "anchor" | "onClose" | "entries"> & {
  /** Read when it opens. */
  entries: () => readonly MenuEntry[];
  /** Draws the button: `{(trigger) => <IconButton {...trigger} icon={Ellipsis} label="More" />}`. */
  children: (trigger: TriggerProps) => ReactNode;
};

/** A button with a menu. The menu's code is fetched when the button is pointed at. */
export function Menu({ entries, children, ...rest }: MenuProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      {children({
        ref: anchor,
        onPress: () => setOpen(true),
        onHoverStart: preloadMenu,
        "aria-haspopup": "menu",
        "aria-expanded": open,
      })}
      {open && <MenuPopover {...rest} entries={entries()} anchor={anchor} onClose={() => setOpen(false)} />}
    </>
  );
}
