import { preferencesChanged, readPreferences as readContract } from "@atrium/contract/people/preferences.ts";
import { feature, handle } from "#platform/operations/feature.ts";
import { changePreferences } from "./change-preferences.ts";
import { preferencesOf } from "./preference-rows.ts";

const readPreferences = handle(readContract, async ({ db, member }, { workspaceId }) => ({
  preferences: await preferencesOf(db, workspaceId, member.id),
}));

export { mergePreferences, preferencesFrom, preferencesOf, switchedOff } from "./preference-rows.ts";

/** How somebody likes things in a workspace; features add their keys in the contract. */
export const preferences = feature({
  name: "people/preferences",
  operations: [readPreferences, changePreferences],
  events: [preferencesChanged],
  parts: {
    boot: async ({ db, workspaceId, member }) => ({ preferences: await preferencesOf(db, workspaceId, member.id) }),
  },
});
