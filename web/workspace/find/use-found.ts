import { t } from "@lingui/core/macro";
import { createElement, useEffect, useState } from "react";
import { type Action, actionsFor, shortcutsOf } from "#platform/slots/action.ts";
import { rank } from "#platform/slots/rank.ts";
import { commands, type Finder, type Found, finders, openScopes } from "#platform/slots/shell-slots.ts";
import { shownKeys } from "#platform/slots/shortcut.ts";
import { useSlot } from "#platform/slots/slot.ts";

export type FoundItem = Found & { keys?: readonly string[] };
export type FoundSection = { id: string; label: string; items: readonly FoundItem[] };

/** What all finders have for a query, at once from memory, then completed by those that ask the server. */
export function useFound(query: string): readonly FoundSection[] {
  const known = useSlot(finders);
  const everywhere = useSlot(commands);
  // What can be done to the open channel can be done from here as well.
  const scopes = useSlot(openScopes);
  const [answers, setAnswers] = useState<Readonly<Record<string, readonly Found[]>>>({});
  useEffect(() => {
    let current = true;
    for (const finder of known) {
      ask(finder, query)
        .then((found) => current && setAnswers((before) => ({ ...before, [finder.id]: found })))
        .catch(reportError);
    }
    return () => {
      current = false;
    };
  }, [known, query]);
  const sectionOf = (finder: Finder) => ({ id: finder.id, label: finder.label(), items: answers[finder.id] ?? [] });
  const places = known.filter(({ last }) => !last).map(sectionOf);
  const lasts = known.filter(({ last }) => last).map(sectionOf);
  const actions = [...everywhere, ...scopes.flatMap((scope) => scope())];
  const doing = { id: "commands", label: t`Things to do`, items: commandsFor(actions, query) };
  return [...places, doing, ...lasts].filter((section) => section.items.length > 0);
}

const ask = async (finder: Finder, query: string): Promise<readonly Found[]> => finder.find(query.trim());

function commandsFor(actions: readonly Action[], query: string): FoundItem[] {
  const ranked = actionsFor<void>(actions, undefined).map((action) => ({
    action,
    fit: fitOf(action, query.trim()),
  }));
  const fitting = ranked.filter(({ action, fit }) => !action.keysOnly && (fit > 0.2 || query.trim() === ""));
  return fitting
    .sort((a, b) => b.fit - a.fit)
    .slice(0, query.trim() ? 8 : 6)
    .map(({ action }) => itemOf(action));
}

/** Its own name before the names others give it, and before its heading: "mute channel" finds "Mute". */
function fitOf(action: Action, query: string): number {
  const label = action.label();
  const others = [...(action.words?.().split(/,\s*/) ?? []), `${label} ${action.group?.() ?? ""}`];
  return Math.max(rank(label, query), ...others.map((name) => rank(name, query) * 0.75));
}

function itemOf(action: Action): FoundItem {
  const [shortcut] = shortcutsOf(action);
  const group = action.group?.();
  return {
    id: action.id,
    label: action.label(),
    ...(group ? { detail: group } : {}),
    ...(shortcut ? { keys: shownKeys(shortcut) } : {}),
    ...(action.icon ? { mark: createElement(action.icon, { size: 18, strokeWidth: 1.5 }) } : {}),
    go: () => action.run(),
  };
}
