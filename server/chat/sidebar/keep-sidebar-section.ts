import {
  keepSidebarSection as contract,
  type SidebarSection,
  sidebarSectionMuted,
  sidebarSectionsChanged,
} from "@atrium/contract/chat/sidebar.ts";
import type { InputOf } from "@atrium/contract/protocol/operation.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { builtIn, keepSection, lockOwnMarks, muteChannelsIn, sectionsOf } from "./section-rows.ts";

const mostSections = 50;

/** The same again changes nothing. */
export const keepSidebarSection = handle(contract, async (context, input) => {
  const { db, emit, workspaceId, member } = context;
  const isOwn = !builtIn.some(({ id }) => id === input.sectionId);
  if (!isOwn && (input.name !== undefined || input.muted !== undefined)) refuse("built_in_section");
  await lockOwnMarks(db, member);
  const sections = await sectionsOf(db, member);
  const before = sections.find(({ id }) => id === input.sectionId);
  if (!before && sections.length >= mostSections) refuse("too_many_sections");
  const after = changed(before, input);
  if (before && JSON.stringify(before) === JSON.stringify(after)) return { sections };
  await keepSection(db, member, after);
  const to = { workspaceId, actorId: member.id, to: [audience.person(member.id)] };
  const now = await sectionsOf(db, member);
  emit(sidebarSectionsChanged, { sections: now }, to);
  if (isOwn && after.muted !== (before?.muted ?? false)) {
    await muteChannelsIn(db, member, after.id, after.muted);
    emit(sidebarSectionMuted, { sectionId: after.id, muted: after.muted }, to);
  }
  return { sections: now };
});

/** Only with a name and a place a new section comes to be. */
function changed(before: SidebarSection | undefined, input: InputOf<typeof contract>): SidebarSection {
  const { sectionId: id, name, place, sort, folded, muted } = input;
  const basis = before ?? (name === undefined || place === undefined ? notFound("section") : made(id, name, place));
  return {
    id,
    name: name ?? basis.name,
    place: place ?? basis.place,
    sort: sort ?? basis.sort,
    folded: folded ?? basis.folded,
    muted: muted ?? basis.muted,
  };
}

const made = (id: SidebarSection["id"], name: string, place: string): SidebarSection => ({
  id,
  name,
  place,
  sort: "name",
  folded: false,
  muted: false,
});
