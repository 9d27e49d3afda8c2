import { t } from "@lingui/core/macro";
import { useEffect } from "react";
import { loadChannel, useChannel, useChannelTitle } from "../channels/index.ts";

/** Those that were not one's own to read are not asked for again. */
const asked = new Set<string>();

/** What a channel is called, as far as one may know; read when it is not at hand. */
export function useChannelName(channelId: string): string | null {
  const channel = useChannel(channelId);
  const title = useChannelTitle(channel);
  const missing = channel === undefined;
  useEffect(() => {
    if (!missing || asked.has(channelId)) return;
    asked.add(channelId);
    loadChannel(channelId).catch(() => undefined);
  }, [channelId, missing]);
  if (!channel) return null;
  return channel.kind === "channel" ? `#${title}` : t`a conversation with ${title}`;
}
