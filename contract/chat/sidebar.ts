import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** Where something stands among others: compared as bytes, so that there is always room between two. */
export const SidebarPlace = z.string().regex(/^[0-9A-Za-z]{1,120}$/, "must be up to 120 letters or digits");

/** A section of one's own has an id; these three everybody has. */
export const SectionId = z.union([z.enum(["favourites", "channels", "direct"]), Id]);
export type SectionId = z.infer<typeof SectionId>;

/** A section of one's own sidebar. */
export const SidebarSection = z.strictObject({
  id: SectionId,
  /** Empty for those everybody has. */
  name: z.string(),
  place: SidebarPlace,
  sort: z.enum(["name", "recent", "manual"]),
  folded: z.boolean(),
  /** Every channel that comes into it is muted. */
  muted: z.boolean(),
});
export type SidebarSection = z.infer<typeof SidebarSection>;

const keys = { workspaceId: Id, sectionId: SectionId } as const;

/**
 * Makes a section of one's own (with a name and a place), or changes what is given of one that is there. Muting
 * mutes every channel in it, and the other way round. At most 50.
 */
export const keepSidebarSection = operation("keepSidebarSection", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/sidebar/sections/{sectionId}",
  summary: "Make or change a section of one's sidebar",
  caller: "workspace",
  input: z.strictObject({
    ...keys,
    name: z.string().trim().min(1).max(60).optional(),
    place: SidebarPlace.optional(),
    sort: SidebarSection.shape.sort.optional(),
    folded: z.boolean().optional(),
    muted: z.boolean().optional(),
  }),
  output: z.strictObject({ sections: z.array(SidebarSection) }),
  errors: { built_in_section: 409, too_many_sections: 409 },
});

/** Its channels go back to where they would stand without it. Deleting again changes nothing. */
export const deleteSidebarSection = operation("deleteSidebarSection", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/sidebar/sections/{sectionId}",
  summary: "Delete a section of one's sidebar",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({ sections: z.array(SidebarSection) }),
  errors: { built_in_section: 409 },
});

/** To the person alone: all of them as they are now. A channel whose section is gone is in none any more. */
export const sidebarSectionsChanged = event("sidebarSectionsChanged", {
  summary: "One arranged the sections of one's sidebar on some device",
  data: z.strictObject({ sections: z.array(SidebarSection) }),
});

/** To the person alone: every channel in the section that is no favourite is muted now, or heard again. */
export const sidebarSectionMuted = event("sidebarSectionMuted", {
  summary: "One muted a section of one's sidebar on some device, or heard it again",
  data: z.strictObject({ sectionId: Id, muted: z.boolean() }),
});
