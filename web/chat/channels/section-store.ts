import {
  deleteSidebarSection,
  keepSidebarSection,
  type SidebarSection,
  sidebarSectionMuted,
  sidebarSectionsChanged,
} from "@atrium/contract/chat/sidebar.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { attempt, callHere } from "../call-here.ts";
import { changeMine, channels } from "./channel-store.ts";

/** The sections everybody has, until the server says how one keeps them. */
const builtIn: readonly SidebarSection[] = [
  { id: "favourites", name: "", place: "F", sort: "manual", folded: false, muted: false },
  { id: "channels", name: "", place: "U", sort: "name", folded: false, muted: false },
  { id: "direct", name: "", place: "d", sort: "recent", folded: false, muted: false },
];

/** The sections of one's sidebar, in order. */
export const sections = createStore(builtIn);

export const isOwnSection = ({ id }: Pick<SidebarSection, "id">): boolean => !builtIn.some((one) => one.id === id);

/** A snapshot kept by an older version has none. */
export const takeSections = (list: readonly SidebarSection[] | undefined): void => sections.set(list ?? builtIn);

type Change = Partial<Omit<SidebarSection, "id">>;

/** Changes a section or makes one, at once here; back again when the server refuses. */
export function keepSection(id: SidebarSection["id"], change: Change): void {
  const before = sections.get();
  const known = before.find((one) => one.id === id);
  const made = { id, name: "", place: "K", sort: "name" as const, folded: false, muted: false };
  const after = { ...(known ?? made), ...change };
  sections.set([...before.filter((one) => one !== known), after].sort((a, b) => (a.place < b.place ? -1 : 1)));
  attempt(told(callHere(keepSidebarSection, { sectionId: id, ...change }), before));
}

export function deleteSection(id: SidebarSection["id"]): void {
  const before = sections.get();
  sections.set(before.filter((one) => one.id !== id));
  attempt(told(callHere(deleteSidebarSection, { sectionId: id }), before));
}

async function told(
  asked: Promise<{ sections: readonly SidebarSection[] }>,
  before: readonly SidebarSection[],
): Promise<void> {
  try {
    sections.set((await asked).sections);
  } catch (error) {
    sections.set(before);
    throw error;
  }
}

/** Called once, when the app starts. */
export function registerSections(): void {
  onEvent(sidebarSectionsChanged, (event) => sections.set(event.sections));
  onEvent(sidebarSectionMuted, ({ sectionId, muted }) => {
    for (const [id, mine] of channels.get().mine)
      if (mine.sectionId === sectionId && !mine.favourite) changeMine(id, (entry) => ({ ...entry, muted }));
  });
  onClear(() => sections.set(builtIn));
}
