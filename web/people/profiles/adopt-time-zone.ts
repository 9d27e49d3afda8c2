import { updateProfile } from "@atrium/contract/people/profiles.ts";
import { api } from "#platform/api/api.ts";
import { space } from "#platform/store/space.ts";
import { keepProfiles, profileOf } from "./profile-store.ts";

/**
 * A new profile stands in UTC until somebody says where the person is; this device knows. Done once per profile,
 * so that whoever really chooses UTC keeps it.
 */
export async function adoptTimeZone(): Promise<void> {
  const here = space.get();
  if (!here) return;
  const { workspaceId, memberId, cache } = here;
  const mine = profileOf(memberId);
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (mine?.timeZone !== "UTC" || timeZone === "UTC" || (await cache.get("time-zone-adopted"))) return;
  await cache.set("time-zone-adopted", true);
  keepProfiles([(await api.call(updateProfile, { workspaceId, timeZone })).profile]);
}
