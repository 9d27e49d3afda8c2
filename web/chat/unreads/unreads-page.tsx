import { Plural, useLingui } from "@lingui/react/macro";
import { ArrowLeft, CheckCheck, Mails } from "lucide-react";
import { useEffect, useState } from "react";
import { go } from "#platform/router/navigation.ts";
import { usePageTitle } from "#platform/router/page-title.ts";
import { useShortcuts } from "#platform/slots/use-shortcuts.ts";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { PaneHeader } from "#ui/layout/pane-header.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { useWorkspace } from "#workspace/workspaces/index.ts";
import { attempt } from "../call-here.ts";
import { attentionOf, channels, readWithUndo, unreadIn } from "../channels/index.ts";
import { clearShelf, walkRows } from "../messages/index.ts";
import { readAndGoOn } from "./read-and-go-on.ts";
import { UnreadChannel } from "./unread-channel.tsx";
import { forgetUnread } from "./unread-messages.ts";

/** As many channels as somebody goes through at a time; more come when these are done. */
const atOnce = 30;

/** Channel by channel what is unread: read one, mark it, go on to the next. What is sent and read meanwhile shows. */
export default function UnreadsPage() {
  const { t } = useLingui();
  const wide = useWide();
  const { slug } = useSpace();
  const mine = useStore(channels, (state) => state.mine);
  const [ids, setIds] = useState(unreadChannels);
  usePageTitle(t`Unread`, useWorkspace()?.name);
  useEffect(
    () => () => {
      clearShelf();
      forgetUnread();
    },
    [],
  );
  const waiting = [...mine.values()].filter(isUnread);
  // Opened before the channels were there, or everything is read and something new came.
  if (ids.length === 0 && waiting.length > 0) setIds(unreadChannels());
  const further = waiting.filter(({ channel }) => !ids.includes(channel.id)).length;
  const open = ids.filter((id) => waiting.some(({ channel }) => channel.id === id));
  useShortcuts([readAndGoOn], open);
  return (
    <div className="flex h-full min-w-0 flex-col">
      <PaneHeader
        icon={Mails}
        title={t`Unread`}
        detail={<Plural value={waiting.length} _0="" one="# channel" other="# channels" />}
        start={!wide && <IconButton icon={ArrowLeft} label={t`Back`} onPress={() => go(`/${slug}`)} />}
        actions={
          <IconButton
            icon={CheckCheck}
            label={t`Mark everything as read`}
            tooltipAt="bottom"
            isDisabled={waiting.length === 0}
            onPress={() => attempt(readWithUndo(waiting))}
          />
        }
      />
      <div
        className="min-h-0 flex-1 overflow-y-auto bg-page px-3 py-4 wide:px-6"
        role="presentation"
        onKeyDown={walkRows}
      >
        <div className="mx-auto flex max-w-190 flex-col gap-4">
          {ids.map((id) => (
            <UnreadChannel key={id} channelId={id} />
          ))}
          {further > 0 && (
            <span className="self-center">
              <Button onPress={() => setIds(unreadChannels())}>
                <Plural value={further} one="Show # more channel" other="Show # more channels" />
              </Button>
            </span>
          )}
        </div>
        {ids.length === 0 && further === 0 && (
          <EmptyState icon={CheckCheck} title={t`Nothing is unread`}>
            {t`Everything said in your channels has been read. What comes next shows up here.`}
          </EmptyState>
        )}
      </div>
    </div>
  );
}

const isUnread = (entry: Parameters<typeof attentionOf>[0]): boolean =>
  unreadIn(entry) > 0 && attentionOf(entry).bold && entry.channel.archivedAt === null;

/** What calls for one first, then what was written in last. */
const unreadChannels = (): readonly string[] =>
  [...channels.get().mine.values()]
    .filter(isUnread)
    .sort(
      (a, b) =>
        attentionOf(b).count - attentionOf(a).count || (b.lastMessageAt ?? "").localeCompare(a.lastMessageAt ?? ""),
    )
    .slice(0, atOnce)
    .map(({ channel }) => channel.id);
