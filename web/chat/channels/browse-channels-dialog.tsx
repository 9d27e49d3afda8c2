import { type Channel, type ChannelSample, listChannels } from "@atrium/contract/chat/channels.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { VList } from "virtua";
import { keepProfiles, useProfile } from "#people/profiles/index.ts";
import { go } from "#platform/router/navigation.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { ago } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Switch } from "#ui/controls/switch.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { attempt, callHere } from "../call-here.ts";
import { channelAddress } from "../chat-address.ts";
import { join } from "./channel-actions.ts";
import { closeChannelDialog, openChannelDialog } from "./channel-dialog-state.ts";
import { ChannelIcon } from "./channel-icon.tsx";
import { takeChannels, useMyChannel } from "./channel-store.ts";

type Line = { channel: Channel; sample: ChannelSample | null };
type Found = { lines: readonly Line[]; next: string | undefined };

/** Every channel one may find, with what it is for; looking comes before joining. */
export default function BrowseChannelsDialog() {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const [archived, setArchived] = useState(false);
  const { found, error, more } = useChannelSearch(query, archived);
  return (
    <Dialog title={t`Browse channels`} size="large" onClose={closeChannelDialog}>
      <div className="flex shrink-0 flex-wrap items-end gap-x-4 gap-y-2 px-5 pb-3">
        <div className="min-w-52 flex-1">
          <Field
            label={t`Search channels`}
            hideLabel
            placeholder={t`Search by name or purpose`}
            autoFocus
            value={query}
            onChange={setQuery}
          />
        </div>
        <Switch isSelected={archived} onChange={setArchived}>
          {t`Archived`}
        </Switch>
        <Button onPress={() => openChannelDialog("create")}>{t`Create a channel`}</Button>
      </div>
      <div className="h-[56vh] border-t border-line">
        {error !== null && <Notice>{errorWords(error)}</Notice>}
        {found?.lines.length === 0 && (
          <EmptyState
            title={query ? t`No channel fits “${query}”` : t`There are no channels yet`}
          >{t`A channel is for one team, project or topic. Create the first one.`}</EmptyState>
        )}
        {found && (
          <VList data={found.lines} className="px-2 py-1" onScrollEnd={more}>
            {(line) => <ChannelLine key={line.channel.id} {...line} />}
          </VList>
        )}
      </div>
    </Dialog>
  );
}

function ChannelLine({ channel, sample }: Line) {
  const { t } = useLingui();
  const joined = useMyChannel(channel.id) !== undefined;
  const open = () => {
    closeChannelDialog();
    go(channelAddress(channel.id));
  };
  return (
    <div className="group flex min-h-14 items-center gap-3 rounded-control px-3 py-1.5 hover:bg-hover">
      <ChannelIcon channel={channel} />
      <button type="button" className="flex min-w-0 flex-1 cursor-pointer flex-col text-start" onClick={open}>
        <span className="w-full truncate text-message font-medium">{channel.name}</span>
        <span className="w-full truncate text-meta text-quiet">
          <Plural value={channel.memberCount} one="# person" other="# people" />
          {joined && ` · ${t`joined`}`}
          {channel.purpose && ` · ${channel.purpose}`}
        </span>
        {sample?.text && <Sample sample={sample} />}
      </button>
      <Button size="small" kind={joined ? "quiet" : "plain"} onPress={open}>
        {joined ? t`Open` : t`Look`}
      </Button>
      {!joined && !channel.archivedAt && (
        <Button
          size="small"
          kind="main"
          onPress={() => {
            attempt(join(channel.id));
            open();
          }}
        >
          {t`Join`}
        </Button>
      )}
    </div>
  );
}

/** What was said last: whether something goes on there. */
function Sample({ sample }: { sample: ChannelSample }) {
  const author = useProfile(sample.authorId)?.name ?? "…";
  return (
    <span dir="auto" className="flex w-full min-w-0 gap-1.5 text-meta text-quiet">
      <span className="min-w-0 truncate">
        <span className="font-medium text-text">{author}:</span> {sample.text}
      </span>
      <time dateTime={sample.at} className="shrink-0">
        {ago(sample.at)}
      </time>
    </span>
  );
}

function useChannelSearch(query: string, archived: boolean) {
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<unknown>(null);
  const input = { query: query.trim(), archived: archived ? ("only" as const) : ("no" as const), limit: 50 };
  const key = JSON.stringify(input);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      () => {
        search(key).then(
          (page) => {
            if (!current) return;
            setFound(page);
            setError(null);
          },
          (thrown: unknown) => current && setError(thrown),
        );
      },
      query === "" ? 0 : 150,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key, query]);
  const more = () => {
    if (!found?.next) return;
    search(key, found.next).then(
      (page) => setFound({ lines: [...found.lines, ...page.lines], next: page.next }),
      setError,
    );
  };
  return { found, error, more };
}

async function search(key: string, cursor?: string): Promise<Found> {
  const input = JSON.parse(key) as { query: string; archived: "no" | "only"; limit: number };
  const asked = { ...input, samples: "yes" as const, ...(cursor ? { cursor } : {}) };
  const { items, next, people } = await callHere(listChannels, asked);
  keepProfiles(people);
  takeChannels(items.map((item) => item.channel));
  return { lines: items, next };
}
