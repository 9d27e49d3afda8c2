import { createStore } from "#platform/store/create-store.ts";
import { useStore } from "#platform/store/use-store.ts";

/** The voice messages heard on this device, by their files; the last ones. */
const key = "atrium.voices-heard";
const most = 500;

const heard = createStore<ReadonlySet<string>>(new Set(recall()));

export const isHeard = (id: string): boolean => heard.get().has(id);
export const useHeard = (id: string): boolean => useStore(heard, (all) => all.has(id));

export function markHeard(id: string): void {
  if (isHeard(id)) return;
  const next = [...heard.get(), id].slice(-most);
  heard.set(new Set(next));
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // A device that keeps nothing knows it until the page is left.
  }
}

function recall(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}
