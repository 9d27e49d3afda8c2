import { useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { loadChannel, useChannel, useChannelTitle } from "../channels/index.ts";

/** What a channel is called where its files are listed. */
export function ChannelName({ channelId }: { channelId: string }) {
  const { t } = useLingui();
  const channel = useChannel(channelId);
  const title = useChannelTitle(channel);
  const isUnknown = channel === undefined;
  useEffect(() => {
    if (isUnknown) loadChannel(channelId).catch(() => undefined);
  }, [channelId, isUnknown]);
  if (!channel) return t`A conversation`;
  return <bdi className="truncate">{channel.kind === "channel" ? `#${title}` : title}</bdi>;
}
