import type { MenuEntry } from "#ui/overlays/menu.tsx";
import { type Action, actionsFor, shortcutsOf } from "./action.ts";
import { runAction } from "./run-action.ts";
import { shownKeys } from "./shortcut.ts";

/** The entries of a menu from actions: grouped by their headings, dangerous ones last and apart. */
export function actionMenu<Target>(actions: readonly Action<Target>[], target: Target): MenuEntry[] {
  const able = actionsFor(actions, target).filter((action) => !action.keysOnly);
  const entries: MenuEntry[] = [];
  let group: string | undefined;
  let danger = false;
  for (const action of able) {
    const heading = action.group?.();
    if (action.danger && !danger && entries.length > 0) entries.push(null);
    else if (heading !== undefined && heading !== group) entries.push({ heading });
    group = heading;
    danger = action.danger ?? false;
    const [shortcut] = shortcutsOf(action);
    entries.push({
      id: action.id,
      label: action.label(target),
      ...(action.icon ? { icon: action.icon } : {}),
      ...(shortcut ? { keys: shownKeys(shortcut) } : {}),
      ...(action.checked ? { checked: action.checked(target) } : {}),
      danger,
      run: () => runAction(action, target),
    });
  }
  return entries;
}
