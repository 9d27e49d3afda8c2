import type { InboxItem } from "@atrium/contract/inbox/inbox.ts";
import { useLingui } from "@lingui/react/macro";
import { Inbox } from "lucide-react";
import { useMemo } from "react";
import { useChannel, useChannelTitle } from "#chat/channels/index.ts";
import { ConversationPane } from "#chat/pane/index.ts";
import { actionsFor, shortcutsOf } from "#platform/slots/action.ts";
import { runAction } from "#platform/slots/run-action.ts";
import { shownKeys } from "#platform/slots/shortcut.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { Keys } from "#ui/feedback/keys.tsx";
import { itemActions } from "./inbox-actions.ts";

/** What is chosen, to read and to answer, with what can be done with it above. */
export function InboxReading({ item }: { item: InboxItem }) {
  const { t } = useLingui();
  const { channelId, threadId, kind, message } = item;
  const channel = useChannel(channelId ?? "");
  const title = useChannelTitle(channel);
  const conversation = useMemo(() => channelId && { channelId, threadId }, [channelId, threadId]);
  return (
    <>
      <div className="flex h-12 shrink-0 items-center gap-1 border-b border-line ps-5 pe-2">
        <h2 className="min-w-0 flex-1 truncate text-ui font-bold">
          <bdi>{channel?.kind === "channel" ? `#${title}` : title || t`Reminder`}</bdi>
        </h2>
        {actionsFor(itemActions, item).map((action) =>
          action.icon ? (
            <IconButton
              key={action.id}
              icon={action.icon}
              label={action.label(item)}
              keys={shownKeys(shortcutsOf(action)[0] ?? "")}
              tooltipAt="bottom"
              onPress={() => runAction(action, item)}
            />
          ) : null,
        )}
      </div>
      {conversation ? (
        <ConversationPane
          conversation={conversation}
          target={kind === "direct" || kind === "joining" ? undefined : message?.id}
        />
      ) : (
        <p className="p-5 text-message wrap-anywhere">{item.note}</p>
      )}
    </>
  );
}

export function NothingChosen() {
  const { t } = useLingui();
  const keys: [string, string][] = [
    ["J", t`next`],
    ["E", t`done`],
    ["H", t`later`],
    ["Enter", t`open`],
  ];
  return (
    <EmptyState icon={Inbox} title={t`Choose something to read it here`}>
      <span className="flex flex-wrap justify-center gap-x-4 gap-y-2">
        {keys.map(([key, words]) => (
          <span key={key} className="inline-flex items-center gap-1.5">
            <Keys keys={[key]} /> {words}
          </span>
        ))}
      </span>
    </EmptyState>
  );
}
