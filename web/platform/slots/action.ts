import type { ComponentType } from "react";

/**
 * Something a person can do, told once: menus, hover bars, the keyboard, the shortcut sheet and the command
 * palette all read the same object. `Target` is what it is done to, e.g. a message; `void` for the whole app.
 */
export type Action<Target = void> = {
  /** Unique, noun and verb: `message.reply`. */
  id: string;
  /** Read when shown, so that it follows the language. */
  label: (target: Target) => string;
  icon?: Icon;
  /** What people type who look for it by other names, with commas; only the palette reads them. */
  words?: () => string;
  /** `Mod+K`, `Alt+ArrowUp`, `E`; `Mod` is Ctrl, or ⌘ on a Mac. The first is the one shown. */
  shortcut?: string | readonly string[];
  /** Heading in menus, palette and shortcut sheet. */
  group?: () => string;
  /** Shows a tick: the chosen one of several, or something that is on. */
  checked?: (target: Target) => boolean;
  /** Only for the keyboard: menus and palette do not offer it. */
  keysOnly?: boolean;
  /** Destroys something: shown in red, and last. */
  danger?: boolean;
  /** Whether it makes sense now; without it always. */
  when?: (target: Target) => boolean;
  run: (target: Target) => void | Promise<void>;
};

export type Icon = ComponentType<{ size?: number | string; strokeWidth?: number | string; className?: string }>;

/** The actions that make sense for a target, dangerous ones last. */
export function actionsFor<Target>(actions: readonly Action<Target>[], target: Target): Action<Target>[] {
  const able = actions.filter((action) => action.when?.(target) ?? true);
  return [...able.filter((action) => !action.danger), ...able.filter((action) => action.danger)];
}

export const shortcutsOf = ({ shortcut }: Pick<Action, "shortcut">): readonly string[] =>
  shortcut === undefined ? [] : typeof shortcut === "string" ? [shortcut] : shortcut;
