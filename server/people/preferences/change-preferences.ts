import { changePreferences as contract, preferencesChanged } from "@atrium/contract/people/preferences.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { mergePreferences } from "./preference-rows.ts";

export const changePreferences = handle(contract, async (context, { workspaceId, ...change }) => {
  const { db, member, emit } = context;
  const { preferences, isChanged } = await mergePreferences(db, workspaceId, member.id, change);
  const to = [audience.person(member.id)];
  if (isChanged) emit(preferencesChanged, { preferences }, { workspaceId, actorId: member.id, to });
  return { preferences };
});
