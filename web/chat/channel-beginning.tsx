import type { Channel } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import { UserPlus } from "lucide-react";
import { useProfile } from "#people/profiles/index.ts";
import { Button } from "#ui/controls/button.tsx";
import { ChannelIcon, openChannelDialog, useAbilities, useChannelTitle } from "./channels/index.ts";
import { shortTime } from "./message-time.ts";

/** Before the first message: what this place is for, and the first step. */
export function ChannelBeginning({ channel }: { channel: Channel }) {
  const { t } = useLingui();
  const title = useChannelTitle(channel);
  const abilities = useAbilities(channel.id);
  const author = useProfile(channel.createdBy ?? "")?.name;
  const since = shortTime(channel.createdAt);
  const named = channel.kind === "channel";
  const told = named
    ? author
      ? t`${author} created this channel ${since}.`
      : t`This is the beginning of the channel.`
    : t`This is the beginning of your conversation. Only the people in it can read it.`;
  return (
    <div className="flex flex-col items-start gap-2 px-4 pb-2 pt-8 wide:px-5">
      <span className="flex size-12 items-center justify-center rounded-card bg-accent-soft text-accent-ink">
        <ChannelIcon channel={channel} size={24} />
      </span>
      <h2 className="text-heading font-bold wrap-anywhere">{named ? `#${title}` : title}</h2>
      <p className="max-w-140 text-ui text-quiet">
        {told} {channel.purpose}
      </p>
      {named && abilities?.addPeople && (
        <Button onPress={() => openChannelDialog("add", channel.id)}>
          <UserPlus size={16} strokeWidth={1.5} />
          {t`Add people`}
        </Button>
      )}
    </div>
  );
}
