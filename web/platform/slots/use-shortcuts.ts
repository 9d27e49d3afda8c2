import { useEffect, useRef } from "react";
import { type Action, shortcutsOf } from "./action.ts";
import { runAction } from "./run-action.ts";
import { commands, openScopes } from "./shell-slots.ts";
import { mayInterrupt, writtenForm } from "./shortcut.ts";

type Bound = { actions: () => readonly Action[] };

/** The innermost scope that knows a key wins: what was mounted last is asked first, the app's own commands at the end. */
const scopes: Bound[] = [];

/**
 * Binds the shortcuts of actions to a target for as long as the component is mounted, e.g. those of the open
 * channel; they also appear in the shortcut sheet. Pass null while there is nothing to act upon.
 */
export function useShortcuts<Target>(actions: readonly Action<Target>[], target: Target | null): void {
  const latest = useRef({ actions, target });
  useEffect(() => {
    latest.current = { actions, target };
  });
  useEffect(() => {
    const bound: Bound = { actions: () => boundTo(latest.current) };
    scopes.push(bound);
    const remove = openScopes.add(bound.actions);
    return () => {
      scopes.splice(scopes.indexOf(bound), 1);
      remove();
    };
  }, []);
}

function boundTo<Target>({ actions, target }: { actions: readonly Action<Target>[]; target: Target | null }): Action[] {
  if (target === null) return [];
  return actions.map(({ id, icon, words, shortcut, group, keysOnly = false, ...action }) => ({
    id,
    keysOnly,
    ...(icon ? { icon } : {}),
    ...(words ? { words } : {}),
    ...(shortcut ? { shortcut } : {}),
    ...(group ? { group } : {}),
    label: () => action.label(target),
    when: () => action.when?.(target) ?? true,
    run: () => action.run(target),
  }));
}

/** Listens for every shortcut of the app; called once at the start. */
export function listenForShortcuts(): () => void {
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.defaultPrevented || press.isComposing || press.key === "Shift" || press.key === "Control") return;
    // A dialog keeps the keyboard to itself.
    if (document.querySelector("[data-modal]")) return;
    const written = writtenForm(press);
    if (!mayInterrupt(written, press.target)) return;
    const action = actionFor(written);
    if (!action) return;
    press.preventDefault();
    runAction<void>(action, undefined);
  };
  window.addEventListener("keydown", onKeyDown);
  return () => window.removeEventListener("keydown", onKeyDown);
}

function actionFor(written: string): Action | undefined {
  const known = [...scopes.toReversed().map((scope) => scope.actions()), commands.items()];
  for (const actions of known) {
    const action = actions.find((one) => shortcutsOf(one).includes(written) && (one.when?.() ?? true));
    if (action) return action;
  }
  return undefined;
}
