import type { Channel } from "@atrium/contract/chat/channels.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { ArrowLeft, Ellipsis, Info, Star, UsersRound } from "lucide-react";
import { go, useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { actionMenu } from "#platform/slots/action-menu.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { useShortcuts } from "#platform/slots/use-shortcuts.ts";
import { useSpace } from "#platform/store/space.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { Menu } from "#ui/overlays/menu.tsx";
import { attempt } from "../call-here.ts";
import { mark } from "./channel-actions.ts";
import { ChannelIcon } from "./channel-icon.tsx";
import { channelActions } from "./channel-slots.ts";
import { useAbilities, useMyChannel } from "./channel-store.ts";
import { useChannelTitle } from "./channel-title.ts";

/** Where one is: name, topic, how many people, and what can be done with the channel. */
export function ChannelHeader({ channel }: { channel: Channel }) {
  const { t, i18n } = useLingui();
  const wide = useWide();
  const { slug } = useSpace();
  const title = useChannelTitle(channel);
  const mine = useMyChannel(channel.id);
  const abilities = useAbilities(channel.id);
  const details = useSearchValue("details") !== undefined;
  const change = useSearchChange();
  const actions = useSlot(channelActions);
  const target = { channel, mine, abilities };
  useShortcuts(actions, target);
  const showDetails = () =>
    change({ details: details ? undefined : "people", thread: undefined, person: undefined, pins: undefined });
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 border-b border-line pe-2 ps-1 wide:gap-2 wide:pe-4 wide:ps-5">
      {!wide && <IconButton icon={ArrowLeft} label={t`Back`} onPress={() => go(`/${slug}`)} />}
      <span className="flex shrink-0 items-center justify-center text-quiet">
        <ChannelIcon channel={channel} size={20} ring="surface" />
      </span>
      <h1 className="min-w-0 shrink-0 truncate text-title font-bold max-wide:shrink">{title}</h1>
      {mine && wide && (
        <IconButton
          icon={mine.favourite ? FilledStar : Star}
          label={mine.favourite ? t`Remove from favourites` : t`Add to favourites`}
          aria-pressed={mine.favourite}
          size="small"
          tooltipAt="bottom"
          onPress={() => attempt(mark(channel.id, { favourite: !mine.favourite }))}
        />
      )}
      <p className="hidden min-w-0 flex-1 truncate text-ui text-quiet wide:block" dir="auto" title={channel.topic}>
        {channel.topic}
      </p>
      <span className="flex-1 wide:hidden" />
      {channel.kind === "channel" && (
        <button
          type="button"
          aria-pressed={details}
          className="flex h-8 shrink-0 cursor-pointer items-center gap-1.5 rounded-control px-2 text-ui text-quiet hover:bg-hover hover:text-text aria-pressed:bg-accent-soft aria-pressed:text-accent-ink touch:h-11"
          onClick={showDetails}
        >
          <UsersRound size={18} strokeWidth={1.5} />
          <span aria-hidden="true">{i18n.number(channel.memberCount)}</span>
          <span className="sr-only">
            <Plural value={channel.memberCount} one="# person. Show details" other="# people. Show details" />
          </span>
        </button>
      )}
      {wide && channel.kind !== "channel" && (
        <IconButton icon={Info} label={t`Details`} aria-pressed={details} tooltipAt="bottom" onPress={showDetails} />
      )}
      <Menu label={t`Channel`} entries={() => actionMenu(actions, target)} placement="bottom end">
        {(trigger) => <IconButton {...trigger} icon={Ellipsis} label={t`More`} tooltipAt="bottom" />}
      </Menu>
    </header>
  );
}

const FilledStar = (props: React.ComponentProps<typeof Star>) => <Star {...props} fill="currentColor" />;
