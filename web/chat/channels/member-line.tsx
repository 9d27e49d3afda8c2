import { type Channel, removeChannelMember } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import { UserMinus } from "lucide-react";
import { useRef } from "react";
import { PersonAvatar, usePresenceWord, useProfile } from "#people/profiles/index.ts";
import { useSpace } from "#platform/store/space.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { attempt, callHere } from "../call-here.ts";
import { openPersonCard } from "../person-card/index.ts";
import { applyChannel } from "./channel-store.ts";

/** Somebody in a channel. */
export function MemberLine({ id, channel, removable }: { id: string; channel: Channel; removable: boolean }) {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const line = useRef<HTMLButtonElement>(null);
  const profile = useProfile(id);
  const presence = usePresenceWord(id);
  const name = profile?.name ?? "…";
  return (
    <div role="listitem" className="group/member flex items-center rounded-control hover:bg-hover">
      <button
        ref={line}
        type="button"
        className="flex h-12 min-w-0 flex-1 cursor-pointer items-center gap-3 rounded-control px-2 text-start"
        onClick={() => line.current && openPersonCard(id, line.current)}
      >
        <PersonAvatar id={id} size={32} ring="surface" />
        <span className="flex min-w-0 flex-col">
          <span className="truncate text-ui font-medium">{id === memberId ? t`${name} (you)` : name}</span>
          <span className="truncate text-meta text-quiet">{profile?.title || presence}</span>
        </span>
      </button>
      {removable && id !== memberId && (
        <span className="opacity-0 focus-within:opacity-100 group-hover/member:opacity-100 touch:opacity-100">
          <IconButton
            icon={UserMinus}
            label={t`Remove ${name} from the channel`}
            size="small"
            onPress={() => attempt(remove(channel.id, id))}
          />
        </span>
      )}
    </div>
  );
}

async function remove(channelId: string, memberId: string): Promise<void> {
  const { channel } = await callHere(removeChannelMember, { channelId, memberId });
  applyChannel(channel);
}
