import { searchPeople as contract } from "@atrium/contract/search/search.ts";
import { foldName, profilesOf } from "#people/profiles/index.ts";
import { handle } from "#platform/operations/feature.ts";
import { likeness } from "./likeness.ts";
import { namesLike } from "./name-rows.ts";

export const searchPeople = handle(contract, async (context, { query, limit }) => {
  const { db, workspaceId, now } = context;
  const typed = foldName(query.replace(/^@/, ""));
  const ids = (await namesLike(context, typed))
    .map(({ id, name_key, state }) => ({ id, fit: likeness(name_key, typed) - (state === "active" ? 0 : 0.3) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, limit)
    .map(({ id }) => id);
  const profiles = new Map((await profilesOf(db, workspaceId, ids, now)).map((profile) => [profile.id, profile]));
  return { people: ids.flatMap((id) => profiles.get(id) ?? []) };
});
