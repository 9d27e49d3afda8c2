import { feature } from "#platform/operations/feature.ts";
import { profilesOf } from "./profile.ts";

export {
  changeMember,
  insertMembers,
  type MemberRow,
  memberOfAccount,
  membersOf,
  membershipsOfAccount,
  type NewMember,
  pageOfMembers,
} from "./member-rows.ts";
export { foldName, nameWords } from "./name-words.ts";
export { profileOf, profilesOf } from "./profile.ts";

/** Who people are in a workspace: name, picture, title, time zone, status. */
export const profiles = feature({
  name: "people/profiles",
  parts: {
    boot: async ({ db, workspaceId, member, now }) => {
      const [me] = await profilesOf(db, workspaceId, [member.id], now);
      return me ? { me } : {};
    },
  },
});
