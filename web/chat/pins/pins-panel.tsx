import type { Channel } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import { Pin, PinOff } from "lucide-react";
import { useSearchChange } from "#platform/router/navigation.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { SidePanel } from "#ui/layout/side-panel.tsx";
import { attempt } from "../call-here.ts";
import { useAbilities, useChannel, useChannelTitle, useOpenChannel } from "../channels/index.ts";
import { MessageCard, MessageCards } from "../messages/index.ts";
import { PinMark } from "./pin-mark.tsx";
import { usePins } from "./pin-store.ts";
import { togglePin } from "./toggle-pin.ts";

/** Beside the channel: what is pinned in it, the newest pin first. */
export default function PinsPanel() {
  const channel = useChannel(useOpenChannel() ?? "");
  return channel ? <Panel key={channel.id} channel={channel} /> : null;
}

function Panel({ channel }: { channel: Channel }) {
  const { t } = useLingui();
  const change = useSearchChange();
  const title = useChannelTitle(channel);
  const pinned = usePins(channel.id);
  const mayUnpin = useAbilities(channel.id)?.send === true;
  return (
    <SidePanel
      title={pinned && pinned.length > 0 ? t`Pinned (${pinned.length})` : t`Pinned`}
      detail={channel.kind === "channel" ? `#${title}` : title}
      onClose={() => change({ pins: undefined })}
    >
      {!pinned && <Skeleton rows={3} withPicture label={t`Reading what is pinned`} />}
      {pinned?.length === 0 && (
        <EmptyState icon={Pin} title={t`Nothing is pinned here`}>
          {t`Pin what everybody should find again: point at a message, open its menu and choose Pin.`}
        </EmptyState>
      )}
      {pinned && pinned.length > 0 && (
        <MessageCards label={t`Pinned messages`}>
          {pinned.map((message) => (
            <MessageCard
              key={message.id}
              message={message}
              head={<PinMark message={message} />}
              actions={
                mayUnpin && (
                  <IconButton icon={PinOff} label={t`Unpin`} size="small" onPress={() => attempt(togglePin(message))} />
                )
              }
            />
          ))}
        </MessageCards>
      )}
    </SidePanel>
  );
}
