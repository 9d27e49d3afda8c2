import { useLingui } from "@lingui/react/macro";
import { AppWindow, Bell, BellOff } from "lucide-react";
import { useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { hasWindows, isOwnWindow, openOwnWindow } from "#platform/router/own-window.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { SidePanel } from "#ui/layout/side-panel.tsx";
import { attempt } from "../call-here.ts";
import { useChannel, useChannelTitle, useOpenChannel } from "../channels/index.ts";
import { channelAddress } from "../chat-address.ts";
import ThreadConversation from "./thread-conversation.tsx";
import { follow, useMyThread } from "./thread-store.ts";

/** The thread beside its channel: the message it answers, the replies, and a composer of its own. */
export default function ThreadPanel() {
  // Beside a list of threads the address says in which channel this one is.
  const elsewhere = useSearchValue("in");
  const channelId = useOpenChannel() ?? elsewhere;
  const threadId = useSearchValue("thread");
  if (!channelId || !threadId) return null;
  return <Thread key={threadId} channelId={channelId} threadId={threadId} />;
}

function Thread({ channelId, threadId }: { channelId: string; threadId: string }) {
  const { t } = useLingui();
  const channel = useChannel(channelId);
  const title = useChannelTitle(channel);
  const target = useSearchValue("m");
  const mine = useMyThread(threadId);
  const change = useSearchChange();
  return (
    <SidePanel
      title={t`Thread`}
      detail={channel?.kind === "channel" ? `#${title}` : title}
      onClose={() => change({ thread: undefined, in: undefined })}
      actions={
        <>
          {hasWindows() && !isOwnWindow() && (
            <IconButton
              icon={AppWindow}
              label={t`Open in its own window`}
              tooltipAt="bottom"
              onPress={() => openOwnWindow(channelAddress(channelId, { thread: threadId }))}
            />
          )}
          {mine && (
            <IconButton
              icon={mine.following ? Bell : BellOff}
              label={mine.following ? t`Stop following this thread` : t`Follow this thread`}
              aria-pressed={mine.following}
              tooltipAt="bottom"
              onPress={() => attempt(follow(mine, !mine.following))}
            />
          )}
        </>
      }
    >
      <ThreadConversation channelId={channelId} threadId={threadId} target={target} autoFocus />
    </SidePanel>
  );
}
