import { createStore } from "#platform/store/create-store.ts";
import type { SectionId } from "./sidebar-rows.ts";

const key = "atrium.sidebar.folded";
const recall = (): SectionId[] => (localStorage.getItem(key)?.split(",") ?? []).filter(Boolean) as SectionId[];

/** The folded sections of the sidebar, remembered on this device. */
export const foldedSections = createStore<ReadonlySet<SectionId>>(new Set(recall()));

export function toggleSection(section: SectionId): void {
  foldedSections.set((before) => {
    const after = new Set(before);
    if (!after.delete(section)) after.add(section);
    return after;
  });
  localStorage.setItem(key, [...foldedSections.get()].join());
}
