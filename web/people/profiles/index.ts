/** People as seen inside a workspace: profiles by id, pictures, the profile panel, what can be done with a person. */
export { NameMarks, nameMarks } from "./name-marks.tsx";
export { registerOwnActions } from "./own-actions.ts";
export { ownNotes } from "./own-menu.tsx";
export { openPerson, registerOwnProfile } from "./own-profile.ts";
export { fitsName, knownPeople, usePeopleSearch } from "./people-search.ts";
export { personActions } from "./person-actions.ts";
export { PersonAvatar, usePresenceWord } from "./person-avatar.tsx";
export {
  keepProfiles,
  me,
  profileOf,
  profiles,
  registerProfiles,
  useMe,
  useProfile,
  useProfiles,
} from "./profile-store.ts";
export { useStatus } from "./status-mark.tsx";
