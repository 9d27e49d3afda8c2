import { readProfiles as contract } from "@atrium/contract/people/profiles.ts";
import { handle } from "#platform/operations/feature.ts";
import { profilesOf } from "./profile.ts";

/** Whoever knows an id has seen the person's name already: on a message, in a mention. */
export const readProfiles = handle(contract, async ({ db, workspaceId, now }, { ids }) => ({
  profiles: await profilesOf(db, workspaceId, ids, now),
}));
