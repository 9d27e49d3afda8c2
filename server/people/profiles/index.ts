import { feature } from "#platform/operations/feature.ts";

export {
  changeMember,
  insertMembers,
  type MemberRow,
  memberOfAccount,
  membersOf,
  type NewMember,
} from "./member-rows.ts";
export { foldName, nameWords } from "./name-words.ts";
export { profileOf, profilesOf } from "./profile.ts";

/** Who people are in a workspace: name, picture, title, time zone, status. */
export const profiles = feature({ name: "profiles" });
export { accountName } from "./account-name.ts";
