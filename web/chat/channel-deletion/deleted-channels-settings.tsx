import { channelKeptDays, type DeletedChannel, listDeletedChannels } from "@atrium/contract/chat/channel-deletion.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { Trash2 } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { keepProfiles, useProfile } from "#people/profiles/index.ts";
import { useChange } from "#platform/api/use-change.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { date } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { callHere } from "../call-here.ts";
import { ChannelIcon } from "../channels/index.ts";
import { bringBack } from "./delete-channel.ts";

/** The channels one may bring back, and how long still. */
export default function DeletedChannelsSettings() {
  const { t } = useLingui();
  const { items, next, error, more, drop } = useDeletedChannels();
  if (error !== null) return <Notice>{errorWords(error)}</Notice>;
  if (!items) return <Skeleton rows={4} label={t`Reading the deleted channels`} />;
  if (items.length === 0)
    return (
      <EmptyState icon={Trash2} title={t`No deleted channels`}>
        {t`A deleted channel can be brought back from here for ${channelKeptDays} days.`}
      </EmptyState>
    );
  return (
    <div className="mx-auto flex max-w-160 flex-col gap-4 p-4 wide:p-8">
      <p className="text-ui text-quiet text-pretty">
        {t`Everything in them comes back with them, as everybody left it. After ${channelKeptDays} days they are removed for good.`}
      </p>
      <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
        {items.map((item) => (
          <DeletedLine key={item.channel.id} item={item} onBack={drop} />
        ))}
      </ul>
      {next && (
        <Button kind="quiet" onPress={more}>
          {t`Show more`}
        </Button>
      )}
    </div>
  );
}

function DeletedLine({ item, onBack }: { item: DeletedChannel; onBack: (channelId: string) => void }) {
  const { t } = useLingui();
  const { channel, deletedBy, deletedAt, goneAt } = item;
  const { busy, problem, change } = useChange();
  const person = useProfile(deletedBy ?? "")?.name;
  const left = daysUntil(goneAt);
  const when = date(deletedAt);
  const restore = () =>
    change(async () => {
      await bringBack(channel.id);
      onBack(channel.id);
    });
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <span className="text-quiet">
        <ChannelIcon channel={channel} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate text-ui font-medium">{channel.name}</p>
        <p className="text-meta text-quiet">
          {person ? t`Deleted by ${person} on ${when}` : t`Deleted on ${when}`}
          {" · "}
          <Plural value={left} one="# day left" other="# days left" />
        </p>
        {problem && (
          <p role="alert" className="text-meta font-medium text-danger">
            {problem}
          </p>
        )}
      </div>
      <Button size="small" busy={busy} aria-label={t`Bring back #${channel.name}`} onPress={restore}>
        {t`Bring back`}
      </Button>
    </li>
  );
}

const daysUntil = (instant: string, now = Date.now()): number =>
  Math.max(1, Math.ceil((Date.parse(instant) - now) / 86_400_000));

function useDeletedChannels() {
  const [items, setItems] = useState<readonly DeletedChannel[] | null>(null);
  const [next, setNext] = useState<string | undefined>();
  const [error, setError] = useState<unknown>(null);
  const load = useCallback((cursor?: string) => {
    callHere(listDeletedChannels, cursor ? { cursor } : {}).then((page) => {
      keepProfiles(page.people);
      setItems((before) => [...(cursor ? (before ?? []) : []), ...page.items]);
      setNext(page.next);
    }, setError);
  }, []);
  useEffect(() => load(), [load]);
  const drop = (channelId: string) =>
    setItems((before) => before?.filter(({ channel }) => channel.id !== channelId) ?? null);
  return { items, next, error, more: () => load(next), drop };
}
