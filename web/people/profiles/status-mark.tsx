import type { Profile } from "@atrium/contract/people/profiles.ts";
import { minute } from "#platform/store/minute.ts";
import { useStore } from "#platform/store/use-store.ts";
import { EmojiText } from "#platform/words/emoji-text.tsx";

/** A status that has ended counts as none, even before the server says so. */
export const statusOf = (profile: Profile | undefined, now = Date.now()): Profile["status"] => {
  const status = profile?.status ?? null;
  return status?.expiresAt && Date.parse(status.expiresAt) <= now ? null : status;
};

/** The same, kept up to date: it goes by itself when it ends. */
export const useStatus = (profile: Profile | undefined): Profile["status"] =>
  useStore(minute, (now) => statusOf(profile, now));

/** The sign of somebody's status beside the name; its text for screen readers and on pointing. */
export function StatusMark({ profile }: { profile: Profile | undefined }) {
  const status = useStatus(profile);
  if (!status?.emoji) return null;
  return (
    <span role="img" aria-label={status.text || status.emoji} title={status.text} className="shrink-0 text-ui">
      <EmojiText text={status.emoji} />
    </span>
  );
}
