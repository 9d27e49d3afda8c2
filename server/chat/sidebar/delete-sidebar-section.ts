import { deleteSidebarSection as contract, sidebarSectionsChanged } from "@atrium/contract/chat/sidebar.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { builtIn, dropSection, lockOwnMarks, sectionsOf } from "./section-rows.ts";

export const deleteSidebarSection = handle(contract, async (context, { sectionId }) => {
  const { db, emit, workspaceId, member } = context;
  if (builtIn.some(({ id }) => id === sectionId)) refuse("built_in_section");
  await lockOwnMarks(db, member);
  const isChanged = await dropSection(db, member, sectionId);
  const sections = await sectionsOf(db, member);
  const emission = { workspaceId, actorId: member.id, to: [audience.person(member.id)] };
  if (isChanged) emit(sidebarSectionsChanged, { sections }, emission);
  return { sections };
});
