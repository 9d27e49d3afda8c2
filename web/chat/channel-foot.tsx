import type { Channel } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "#ui/controls/button.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { attempt } from "./call-here.ts";
import { join, restore, useAbilities, useChannelTitle, useMyChannel } from "./channels/index.ts";
import { ConversationComposer } from "./composer/index.ts";

type Props = { channel: Channel; onSent: () => void; autoFocus?: boolean };

/** Below the messages: where to write, or why one cannot and what to do about it. */
export function ChannelFoot({ channel, onSent, autoFocus = true }: Props) {
  const { t } = useLingui();
  const wide = useWide();
  const title = useChannelTitle(channel);
  const mine = useMyChannel(channel.id);
  const abilities = useAbilities(channel.id);
  if (channel.archivedAt !== null) {
    return (
      <Line words={t`This channel is archived. It can be read, and nothing more is written here.`}>
        {abilities?.archive && <Button onPress={() => attempt(restore(channel.id))}>{t`Bring it back`}</Button>}
      </Line>
    );
  }
  if (!mine) {
    return (
      <Line words={t`You are looking at #${title}. Join it to write and to hear of what is new.`}>
        {abilities?.join && (
          <Button kind="main" onPress={() => attempt(join(channel.id))}>
            {t`Join`}
          </Button>
        )}
      </Line>
    );
  }
  if (abilities && !abilities.send) return <Line words={t`You can read here, and not write.`} />;
  const label = channel.kind === "channel" ? t`Message #${title}` : t`Message ${title}`;
  return (
    <ConversationComposer
      conversation={{ channelId: channel.id, threadId: null }}
      label={label}
      autoFocus={autoFocus && wide}
      onSent={onSent}
    />
  );
}

const Line = ({ words, children }: { words: string; children?: ReactNode }) => (
  <div className="mx-4 mb-4 mt-1 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-page px-4 py-3 text-ui wide:mx-5">
    <p className="min-w-40 flex-1">{words}</p>
    {children}
  </div>
);
