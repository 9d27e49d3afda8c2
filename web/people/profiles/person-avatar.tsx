import { useLingui } from "@lingui/react/macro";
import { Avatar, type AvatarProps } from "#ui/avatar/avatar.tsx";
import { PresenceDot } from "#ui/avatar/presence-dot.tsx";
import { usePresence } from "../presence/index.ts";
import { useProfile } from "./profile-store.ts";

type Props = {
  id: string;
  size?: AvatarProps["size"];
  /** Shows presence; names the ground it stands on. */
  ring?: "sidebar" | "surface" | "rail";
};

/** A person's picture, with presence when `ring` is given. */
export function PersonAvatar({ id, size, ring }: Props) {
  const profile = useProfile(id);
  return (
    <Avatar
      id={id}
      name={profile?.name ?? ""}
      picture={profile?.picture ?? null}
      {...(size ? { size } : {})}
      mark={ring && <PersonDot id={id} ring={ring} />}
    />
  );
}

function PersonDot({ id, ring }: { id: string; ring: "sidebar" | "surface" | "rail" }) {
  return <PresenceDot presence={usePresence(id)} ring={ring} />;
}

/** A person's presence as a word, for those who do not see the dot. */
export function usePresenceWord(id: string): string {
  const { t } = useLingui();
  return { online: t`online`, away: t`away`, offline: t`offline` }[usePresence(id)];
}
