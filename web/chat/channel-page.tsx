import type { Channel } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import { Hash } from "lucide-react";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { preference } from "#people/preferences/index.ts";
import { ApiError } from "#platform/api/api-error.ts";
import { live, useConnectionState } from "#platform/realtime/live.ts";
import { go, usePathValue, useSearchValue } from "#platform/router/navigation.ts";
import { usePageTitle } from "#platform/router/page-title.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { useSpace } from "#platform/store/space.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { useWorkspace } from "#workspace/workspaces/index.ts";
import { attempt } from "./call-here.ts";
import { ChannelBeginning } from "./channel-beginning.tsx";
import { ChannelFoot } from "./channel-foot.tsx";
import {
  ChannelHeader,
  channelBars,
  loadChannel,
  markChannelRead,
  myChannel,
  unreadIn,
  useAbilities,
  useChannel,
  useChannelTitle,
  useMyChannel,
} from "./channels/index.ts";
import { rememberChannel } from "./last-channel.ts";
import { forgetChannel, MessageList, type MessageListHandle } from "./messages/index.ts";
import { markReadTo, useNewLine } from "./unread/index.ts";

/** The screen of a channel, group or direct message. */
export default function ChannelPage() {
  const channelId = usePathValue("channelId") ?? "";
  const channel = useChannel(channelId);
  const missing = useLoading(channelId);
  const list = useRef<MessageListHandle>(null);
  const below = usePainted(channel);
  if (!channel || !below) return missing ? <NoChannel /> : <Opening />;
  return (
    <div className="flex h-full min-w-0 flex-col">
      <ChannelPane key={channelId} channel={channel} list={list} />
      <div inert={below.id !== channelId}>
        <ChannelFoot
          key={below.id}
          channel={below}
          onSent={() => attempt(list.current?.toEnd() ?? Promise.resolve())}
        />
      </div>
    </div>
  );
}

/**
 * The channel whose words are on the screen already: where to write in it is made then, since whoever goes from
 * channel to channel reads first. Until then the place of the one before is kept, out of use.
 */
function usePainted(channel: Channel | undefined): Channel | undefined {
  const [painted, setPainted] = useState(channel);
  const isBehind = channel !== undefined && painted?.id !== channel.id;
  useEffect(() => {
    if (!isBehind) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => setPainted(channel);
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(take);
    });
    // No frame comes to a tab that is not looked at.
    timer = setTimeout(take, 200);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [isBehind, channel]);
  return isBehind && painted ? painted : channel;
}

/** Reads the channel, and again when what one may do in it has changed. Answers whether there is none. */
function useLoading(channelId: string): boolean {
  const [missing, setMissing] = useState("");
  const abilities = useAbilities(channelId);
  const online = useConnectionState().status === "online";
  useEffect(() => {
    loadChannel(channelId).catch((error: unknown) => {
      if (error instanceof ApiError && error.code === "not_found") setMissing(channelId);
    });
    // Anew whenever abilities were thrown away, and on coming back online.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [channelId, abilities === undefined, online]);
  return missing === channelId;
}

/** Looking at a channel one is not in: it is told of what happens there, for as long as it is open. */
function usePreview(channelId: string): void {
  const { workspaceId } = useSpace();
  const outside = useMyChannel(channelId) === undefined;
  useEffect(() => {
    if (!outside) return;
    live().watch(workspaceId, { scopes: [{ kind: "channel", id: channelId }] });
    return () => {
      live().watch(workspaceId, { scopes: [] });
      // Unless one has joined it, nothing more is told of it.
      if (!myChannel(channelId)) forgetChannel(channelId);
    };
  }, [workspaceId, channelId, outside]);
}

function ChannelPane({ channel, list }: { channel: Channel; list: RefObject<MessageListHandle | null> }) {
  const { t } = useLingui();
  const conversation = useMemo(() => ({ channelId: channel.id, threadId: null }), [channel.id]);
  const title = useChannelTitle(channel);
  usePageTitle(channel.kind === "channel" ? `#${title}` : title, useWorkspace()?.name);
  usePreview(channel.id);
  useEffect(() => rememberChannel(channel.id), [channel.id]);
  const { newAfter, dismiss } = useNewLine(channel.id);
  const message = useSearchValue("m");
  const thread = useSearchValue("thread");
  const [first] = useState(() => firstUnread(channel.id));
  return (
    <>
      <ChannelHeader channel={channel} />
      <Bars channel={channel} />
      <div className="min-h-0 flex-1">
        <MessageList
          ref={list}
          conversation={conversation}
          label={t`Messages in ${title}`}
          first={first}
          newAfter={newAfter}
          target={message && (thread ?? message)}
          beginning={<ChannelBeginning channel={channel} />}
          onDismissNew={() => {
            dismiss();
            const mine = myChannel(channel.id);
            if (mine) attempt(markChannelRead(mine));
          }}
          onSeen={(seq) => readsByScrolling(channel.kind) && markReadTo(channel.id, seq)}
          atNewest={preference("landAt") === "newest"}
        />
      </div>
    </>
  );
}

const Bars = ({ channel }: { channel: Channel }) =>
  useSlot(channelBars).map((Bar, at) => (
    // The list only ever grows when features register.
    // oxlint-disable-next-line react/no-array-index-key
    <Bar key={at} channel={channel} />
  ));
/** Whether what was scrolled past counts as read here. */
function readsByScrolling(kind: Channel["kind"]): boolean {
  const onTouch = matchMedia("(pointer: coarse)").matches ? preference("readByScrollingOnTouch") : "same";
  const where = onTouch === "same" ? preference("readByScrolling") : onTouch;
  return where === "always" || (where === "conversations" && kind !== "channel");
}

/** With this many unread messages the newest page holds the first of them. */
const fewUnread = 40;

function firstUnread(channelId: string): { around?: number } {
  const mine = myChannel(channelId);
  return mine && preference("landAt") === "unread" && unreadIn(mine) > fewUnread
    ? { around: Math.max(1, mine.readSeq) }
    : {};
}

function NoChannel() {
  const { t } = useLingui();
  const { slug } = useSpace();
  return (
    <EmptyState
      icon={Hash}
      title={t`This channel is not open to you`}
      action={<Button onPress={() => go(`/${slug}`, { replace: true })}>{t`Go to your conversations`}</Button>}
    >
      {t`It does not exist, or it is private and nobody has added you.`}
    </EmptyState>
  );
}

function Opening() {
  const { t } = useLingui();
  return <Skeleton rows={8} withPicture label={t`Opening the channel`} />;
}
