/** The door of people: what the features above may use of it. */
export { usePresence } from "./presence/presence-store.ts";
export {
  knownProfile,
  knownProfiles,
  profileOf,
  takeProfiles,
  useProfile,
  useProfiles,
  useProfileVersion,
} from "./profiles/profile-store.ts";
