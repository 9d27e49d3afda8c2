import { useLingui } from "@lingui/react/macro";
import { MessagesSquare } from "lucide-react";
import { useEffect } from "react";
import { go } from "#platform/router/navigation.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { channels, openChannelDialog } from "./channels/index.ts";
import { channelAddress } from "./chat-address.ts";
import { lastChannel } from "./last-channel.ts";

/** The workspace's own address: leads to where one was last, or to the first step. */
export function ChatHome() {
  const { t } = useLingui();
  const wide = useWide();
  const target = useStore(channels, ({ mine }) => {
    const last = lastChannel();
    return last && mine.has(last) ? last : mine.keys().next().value;
  });
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
          <Button kind="main" onPress={() => openChannelDialog("browse")}>{t`Browse channels`}</Button>
          <Button onPress={() => openChannelDialog("message")}>{t`Write to somebody`}</Button>
        </>
      }
    >
      {t`You are in no channel yet. Join one, or write to somebody.`}
    </EmptyState>
  );
}
