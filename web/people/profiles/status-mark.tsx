import type { Profile } from "@atrium/contract/people/profiles.ts";

/** A status that has ended counts as none, even before the server says so. */
export const statusOf = (profile: Profile | undefined, now = Date.now()): Profile["status"] => {
  const status = profile?.status ?? null;
  return status?.expiresAt && Date.parse(status.expiresAt) <= now ? null : status;
};

/** The sign of somebody's status beside the name; its text for screen readers and on pointing. */
export function StatusMark({ profile }: { profile: Profile | undefined }) {
  const status = statusOf(profile);
  if (!status?.emoji) return null;
  return (
    <span role="img" aria-label={status.text || status.emoji} title={status.text}>
      {status.emoji}
    </span>
  );
}
