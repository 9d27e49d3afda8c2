import { Plural, useLingui } from "@lingui/react/macro";
import { Check, CheckCheck } from "lucide-react";
import { memo, useEffect, useId, useRef } from "react";
import { useConnectionState } from "#platform/realtime/live.ts";
import { go } from "#platform/router/navigation.ts";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { attempt } from "../call-here.ts";
import { ChannelIcon, readWithUndo, unreadIn, useChannelTitle, useMyChannel } from "../channels/index.ts";
import { channelAddress } from "../chat-address.ts";
import { freshness, ShelvedRow } from "../messages/index.ts";
import { isReadBeyond, loadUnread, unreadMessages } from "./unread-messages.ts";

/** One channel's unread messages; once read, a line that says so. */
export const UnreadChannel = memo(function UnreadChannel({ channelId }: { channelId: string }) {
  const { t } = useLingui();
  const { slug } = useSpace();
  const title = useId();
  const element = useRef<HTMLElement>(null);
  const mine = useMyChannel(channelId);
  const name = useChannelTitle(mine?.channel);
  const held = useUnread(channelId, element);
  if (!mine) return null;
  const unread = unreadIn(mine);
  const messages = held?.messages.filter(({ seq }) => seq > mine.readSeq) ?? [];
  const address = channelAddress(channelId, {}, slug);
  return (
    <section
      ref={element}
      aria-labelledby={title}
      data-unread={channelId}
      className="rounded-card border border-line bg-surface"
    >
      <header className="flex min-h-11 items-center gap-3 px-4 wide:px-5">
        <h2 id={title} className="flex min-w-0 flex-1 text-ui font-medium">
          <a
            href={address}
            data-unread-start=""
            className="flex min-h-8 min-w-0 items-center gap-2 rounded-control hover:underline"
            onClick={(click) => {
              if (click.metaKey || click.ctrlKey || click.shiftKey) return;
              click.preventDefault();
              go(address);
            }}
          >
            <ChannelIcon channel={mine.channel} />
            <span className="truncate">{name}</span>
          </a>
        </h2>
        {unread > 0 ? (
          <Button size="small" onPress={() => attempt(readWithUndo([mine]))}>
            <CheckCheck size={16} strokeWidth={1.5} />
            {t`Mark as read`}
          </Button>
        ) : (
          <span className="flex items-center gap-1.5 text-ui text-quiet">
            <Check size={16} strokeWidth={1.5} />
            {t`Read`}
          </span>
        )}
      </header>
      {unread > 0 && (
        <div className="border-t border-line pb-2">
          {held?.error ? <p className="px-5 py-3 text-ui text-quiet">{errorWords(held.error)}</p> : null}
          {(!held || (held.loading && messages.length === 0)) && <Skeleton rows={2} withPicture label={t`Reading`} />}
          {messages.map(({ id }) => (
            <ShelvedRow key={id} id={id} conversation={{ channelId, threadId: null }} />
          ))}
          {held && !held.loading && !held.error && unread > messages.length && (
            <button
              type="button"
              className="mx-4 min-h-8 cursor-pointer rounded-control px-2 text-ui font-medium text-accent-ink hover:bg-hover wide:mx-5 touch:min-h-11"
              onClick={() => go(address)}
            >
              <Plural value={unread - messages.length} one="# more in the channel" other="# more in the channel" />
            </button>
          )}
        </div>
      )}
    </section>
  );
});

/** Fetched when the channel comes near the screen, and again when events may have been missed or all of it was read. */
function useUnread(channelId: string, element: React.RefObject<HTMLElement | null>) {
  const held = useStore(unreadMessages, (all) => all.get(channelId));
  const fresh = useStore(freshness);
  const online = useConnectionState().status === "online";
  const mine = useMyChannel(channelId);
  const stale = held?.asOf !== fresh || (mine && unreadIn(mine) > 0 && isReadBeyond(held, mine.readSeq));
  useEffect(() => {
    const section = element.current;
    if (!section || !online || !stale) return;
    const watcher = new IntersectionObserver(
      (seen) => {
        if (!seen.some((one) => one.isIntersecting)) return;
        watcher.disconnect();
        void loadUnread(channelId);
      },
      { rootMargin: "600px" },
    );
    watcher.observe(section);
    return () => watcher.disconnect();
  }, [channelId, element, online, stale]);
  return held;
}
