import type { ReferenceKind } from "#platform/references/references.ts";
import { profilesOf } from "./profile.ts";

/** A person as something else points at them. */
export const memberReference: ReferenceKind = {
  preview: async ({ db, workspaceId, now }, ids) => {
    const people = await profilesOf(db, workspaceId, ids, now);
    return new Map(people.map(({ id, name, title }) => [id, { title: name, detail: title, path: `people/${id}` }]));
  },
};
