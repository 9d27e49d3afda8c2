import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import { MessagesSquare } from "lucide-react";
import { useEffect } from "react";
import { go } from "#platform/router/navigation.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { useMay } from "#workspace/workspaces/index.ts";
import { channels, openChannelDialog } from "./channels/index.ts";
import { channelAddress } from "./chat-address.ts";
import { lastChannel } from "./last-channel.ts";

/** The workspace's own address: leads to where one was last, or to the first step. */
export function ChatHome() {
  const { t } = useLingui();
  const wide = useWide();
  const target = useStore(channels, ({ mine }) => {
    const last = lastChannel();
    return last && mine.has(last) ? last : firstOf(mine);
  });
  const browses = useMay("channel.browse");
  useEffect(() => {
    // On a phone this address is the list of channels.
    if (wide && target) go(channelAddress(target), { replace: true });
  }, [wide, target]);
  if (target) return null;
  return (
    <EmptyState
      icon={MessagesSquare}
      title={t`Talk to each other here`}
      action={
        <>
          {browses && <Button kind="main" onPress={() => openChannelDialog("browse")}>{t`Browse channels`}</Button>}
          <Button onPress={() => openChannelDialog("message")}>{t`Write to somebody`}</Button>
        </>
      }
    >
      {browses
        ? t`You are in no channel yet. Join one, or write to somebody.`
        : t`You are in no channel yet. Somebody here will add you to one.`}
    </EmptyState>
  );
}

/** Where a newcomer begins: the oldest channel with a name, which everybody is in, before any other conversation. */
function firstOf(mine: ReadonlyMap<string, MyChannel>): string | undefined {
  const named = [...mine.values()].flatMap(({ channel }) => (channel.kind === "channel" ? [channel.id] : []));
  // Ids begin with the time they were made at.
  return named.sort()[0] ?? mine.keys().next().value;
}
