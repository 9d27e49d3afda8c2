import { profileChanged } from "@atrium/contract/people/profiles.ts";
import { serveImages } from "#platform/http/serve-image.ts";
import { movesPictures } from "#platform/images/move-pictures.ts";
import { feature } from "#platform/operations/feature.ts";
import { memberReference } from "./member-reference.ts";

import { membersOf } from "./member-rows.ts";
import { pictureById } from "./picture-rows.ts";
import { availabilityOf, profileOf } from "./profile.ts";
import { readProfiles } from "./read-profiles.ts";
import { updateProfile } from "./update-profile.ts";

export {
  accountsLetIn,
  changeMember,
  claimPlaceholder,
  insertMembers,
  lockMember,
  type MemberRow,
  memberOfAccount,
  membershipsOfAccount,
  membersOf,
  membersOfAccounts,
  type NewMember,
  pageOfMembers,
  readmitMember,
} from "./member-rows.ts";
export { foldName, nameWords } from "./name-words.ts";
export { availabilityOf, profileOf, profilesOf } from "./profile.ts";

/** Who people are in a workspace: name, picture, title, time zone, status. */
export const profiles = feature({
  name: "people/profiles",
  operations: [updateProfile, readProfiles],
  events: [profileChanged],
  // The id changes with the picture.
  routes: (app, platform) =>
    serveImages(app, platform, "pictures", ({ db, workspaceId }, id) => pictureById(db, workspaceId, id)),
  ...movesPictures("member_picture"),
  references: { member: memberReference },
  parts: {
    boot: async ({ db, workspaceId, member, now }) => {
      const [row] = await membersOf(db, workspaceId, [member.id]);
      return row ? { me: profileOf(row, now), availability: availabilityOf(row, now) } : {};
    },
  },
});
