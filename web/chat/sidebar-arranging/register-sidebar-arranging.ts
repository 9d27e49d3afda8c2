import type { SidebarSection } from "@atrium/contract/chat/sidebar.ts";
import { msg, t } from "@lingui/core/macro";
import { BellOff, FolderPlus, PencilLine, Trash2 } from "lucide-react";
import type { Action } from "#platform/slots/action.ts";
import { commands, panels } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import {
  channelActions,
  deleteSection,
  isOwnSection,
  keepSection,
  rowFrame,
  sectionActions,
} from "../channels/index.ts";
import { DraggableRow } from "./draggable-row.tsx";
import { SectionNameHost } from "./section-name-host.tsx";
import { sectionNaming } from "./section-naming.ts";

const sortBy = (sort: SidebarSection["sort"], label: () => string): Action<SidebarSection> => ({
  id: `section.sort-${sort}`,
  label,
  group: () => t`Sort`,
  checked: (section) => section.sort === sort,
  run: ({ id }) => keepSection(id, { sort }),
});
const group = () => t`Section`;

const actions: readonly Action<SidebarSection>[] = [
  sortBy("name", () => t`By name`),
  sortBy("recent", () => t`Last written in first`),
  sortBy("manual", () => t`By hand`),
  {
    id: "section.mute",
    label: () => t`Mute all in it`,
    icon: BellOff,
    group,
    checked: ({ muted }) => muted,
    when: isOwnSection,
    run: ({ id, muted }) => keepSection(id, { muted: !muted }),
  },
  {
    id: "section.rename",
    label: () => t`Rename`,
    icon: PencilLine,
    group,
    when: isOwnSection,
    run: (section) => sectionNaming.set({ section }),
  },
  {
    id: "section.new",
    label: () => t`New section`,
    icon: FolderPlus,
    group,
    run: () => sectionNaming.set({ section: null }),
  },
  {
    id: "section.delete",
    label: () => t`Delete the section`,
    icon: Trash2,
    group,
    danger: true,
    when: isOwnSection,
    run: ({ id }) => deleteSection(id),
  },
];

/** Sections of one's own, and moving what stands in the sidebar; called once, after the first screen stands. */
export function registerSidebarArranging(): void {
  for (const action of actions) sectionActions.add(action);
  commands.add({
    id: "section.create",
    label: () => t`New section in the sidebar`,
    words: () => t`folder, category, group channels`,
    icon: FolderPlus,
    group: () => t`Channels`,
    when: () => space.get() !== null,
    run: () => sectionNaming.set({ section: null }),
  });
  channelActions.add({
    id: "channel.new-section",
    label: () => t`Move to a new section`,
    icon: FolderPlus,
    group: () => t`Channel`,
    when: ({ mine }) => mine !== undefined,
    run: ({ channel }) => sectionNaming.set({ section: null, channelId: channel.id }),
  });
  panels.add(SectionNameHost);
  rowFrame.set({ Frame: DraggableRow });
  addErrorWords({
    built_in_section: msg`This section belongs to everybody's sidebar. It can be moved, folded and sorted.`,
    too_many_sections: msg`Fifty sections are the most. Delete one first.`,
  });
}
