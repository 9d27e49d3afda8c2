import {
  changePreferences,
  defaultPreferences,
  type Preferences,
  preferencesChanged,
} from "@atrium/contract/people/preferences.ts";
import { attempt, callHere } from "#platform/realtime/call-here.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";

const preferences = createStore<Preferences>(defaultPreferences);

/** Takes in what the first answer says. */
export const keepPreferences = (all: Preferences): void => preferences.set(all);

export const preference = <K extends keyof Preferences>(key: K): Preferences[K] => preferences.get()[key];

export const usePreference = <K extends keyof Preferences>(key: K): Preferences[K] =>
  useStore(preferences, (all) => all[key]);

/** Holds at once; goes back when the server refuses. */
export function changePreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
  const before = preference(key);
  preferences.set((all) => ({ ...all, [key]: value }));
  const change = { [key]: value } as Partial<Preferences>;
  const undo = (error: unknown) => {
    preferences.set((all) => ({ ...all, [key]: before }));
    throw error;
  };
  attempt(callHere(changePreferences, change).catch(undo));
}

export function registerPreferences(): void {
  onEvent(preferencesChanged, (event) => preferences.set(event.preferences));
  onClear(() => preferences.set(defaultPreferences));
}
