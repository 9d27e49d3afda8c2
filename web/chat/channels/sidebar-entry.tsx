import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { BellOff, Pencil } from "lucide-react";
import { type MouseEvent, memo } from "react";
import { NameMarks, usePresenceWord } from "#people/profiles/index.ts";
import { go } from "#platform/router/navigation.ts";
import { useSpace } from "#platform/store/space.ts";
import { Badge } from "#ui/feedback/badge.tsx";
import { attempt } from "../call-here.ts";
import { channelAddress } from "../chat-address.ts";
import { useHasDraft } from "../drafts/index.ts";
import { ChannelIcon } from "./channel-icon.tsx";
import { otherPeople, useChannelTitle } from "./channel-title.ts";
import { markUnread } from "./channel-unread.ts";
import { attentionOf } from "./my-channel.ts";
import { useIsOpen } from "./open-channel.ts";

/** A channel in the sidebar: bold when unread, a number when somebody speaks to one, grey when muted. */
export const SidebarEntry = memo(function SidebarEntry({ entry }: { entry: MyChannel }) {
  const { t } = useLingui();
  const { slug } = useSpace();
  const { channel, muted } = entry;
  const open = useIsOpen(channel.id);
  const { bold, count } = attentionOf(entry);
  const title = useChannelTitle(channel);
  const draft = useHasDraft(channel.id) && !open;
  const address = channelAddress(channel.id, {}, slug);
  const follow = (click: MouseEvent) => {
    if (click.metaKey || click.ctrlKey || click.shiftKey) return;
    click.preventDefault();
    if (click.altKey) attempt(markUnread(entry));
    else go(address);
  };
  const tone = open
    ? "bg-accent-soft text-accent-ink"
    : muted
      ? "text-quiet opacity-75 hover:bg-hover"
      : bold
        ? "hover:bg-hover"
        : "text-quiet hover:bg-hover";
  return (
    <a
      href={address}
      aria-current={open ? "page" : undefined}
      data-channel={channel.id}
      className={`flex h-row min-w-0 items-center gap-2.5 rounded-control px-2 text-message ${tone} ${bold ? "font-bold" : ""}`}
      onClick={follow}
    >
      <span className="flex w-5 shrink-0 justify-center">
        <ChannelIcon channel={channel} ring="sidebar" />
      </span>
      <span className="flex min-w-0 flex-1 items-center gap-1.5">
        <span className="min-w-0 truncate">{title}</span>
        {channel.kind === "direct" && <Beside id={otherPeople(channel)[0] ?? ""} />}
      </span>
      {bold && count === 0 && <span className="sr-only">{t`unread`}</span>}
      {draft && <Pencil size={14} strokeWidth={1.5} className="shrink-0" aria-label={t`draft`} />}
      {muted && <BellOff size={14} strokeWidth={1.5} className="shrink-0" aria-label={t`muted`} />}
      {count > 0 && (
        <span>
          <Badge value={count} quiet={muted} />
          <span className="sr-only">
            <Plural value={count} one="waits for you" other="wait for you" />
          </span>
        </span>
      )}
    </a>
  );
});

function Beside({ id }: { id: string }) {
  const presence = usePresenceWord(id);
  return (
    <>
      <span className="sr-only">{presence}</span>
      <NameMarks id={id} />
    </>
  );
}
