import { searchChannels } from "@atrium/contract/search/search.ts";
import { useLingui } from "@lingui/react/macro";
import { Hash, Lock, SearchX } from "lucide-react";
import { useAnswer } from "#platform/api/use-answer.ts";
import { go } from "#platform/router/navigation.ts";
import { currentSpace } from "#platform/store/space.ts";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { channelPlace, type Search } from "../search-address.ts";
import { plainQuery } from "./plain-query.ts";
import { ResultRow } from "./result-row.tsx";

export function ChannelResults({ search }: { search: Search }) {
  const { t } = useLingui();
  const query = plainQuery(search.query);
  if (query === "")
    return (
      <EmptyState icon={SearchX} title={t`Type a name`}>{t`Channels are found by any part of their name.`}</EmptyState>
    );
  return <Channels query={query} archived={search.archived} />;
}

function Channels({ query, archived }: { query: string; archived: boolean }) {
  const { t } = useLingui();
  const wish = { query, archived: archived ? ("include" as const) : ("no" as const), limit: 50 };
  const { value } = useAnswer(searchChannels, { workspaceId: currentSpace().workspaceId, ...wish });
  if (!value) return null;
  if (value.channels.length === 0)
    return (
      <EmptyState
        icon={SearchX}
        title={t`No channel is called so`}
      >{t`Small typing errors are allowed for.`}</EmptyState>
    );
  return (
    <div role="list" aria-label={t`Channels found`} className="overflow-y-auto p-2 wide:px-4">
      {value.channels.map(({ channel }) => {
        const Icon = channel.visibility === "private" ? Lock : Hash;
        return (
          <ResultRow
            key={channel.id}
            mark={<Icon size={18} strokeWidth={1.5} />}
            label={channel.name}
            detail={channel.purpose}
            onOpen={() => go(channelPlace(channel.id))}
          />
        );
      })}
    </div>
  );
}
