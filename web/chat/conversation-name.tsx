import { useLingui } from "@lingui/react/macro";
import { go } from "#platform/router/navigation.ts";
import { useChannel, useChannelTitle } from "./channels/index.ts";
import { channelAddress } from "./chat-address.ts";
import type { Conversation } from "./conversation.ts";

/** The name of a channel or thread, which leads there. */
export function ConversationName({ conversation: { channelId, threadId } }: { conversation: Conversation }) {
  const { t } = useLingui();
  const channel = useChannel(channelId);
  const title = useChannelTitle(channel);
  const name = channel ? (channel.kind === "channel" ? `#${title}` : title) : t`A conversation you are not in`;
  const address = channelAddress(channelId, threadId === null ? {} : { thread: threadId });
  return (
    <a
      href={address}
      className="font-medium hover:underline"
      onClick={(click) => {
        if (click.metaKey || click.ctrlKey || click.shiftKey) return;
        click.preventDefault();
        go(address);
      }}
    >
      {threadId === null ? name : t`Thread in ${name}`}
    </a>
  );
}
