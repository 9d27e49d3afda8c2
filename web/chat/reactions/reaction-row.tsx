import type { Message } from "@atrium/contract/chat/messages.ts";
import type { Reaction } from "@atrium/contract/chat/reactions.ts";
import { useLingui } from "@lingui/react/macro";
import { SmilePlus } from "lucide-react";
import { memo, useRef } from "react";
import { Button } from "react-aria-components/Button";
import { useProfiles } from "#people/profiles/index.ts";
import { useSpace } from "#platform/store/space.ts";
import { EmojiText } from "#platform/words/emoji-text.tsx";
import { Tooltip } from "#ui/overlays/tooltip.tsx";
import { attempt } from "../call-here.ts";
import { pickEmoji } from "../emoji/index.ts";
import { toggleReaction } from "./react.ts";

/** The reactions below a message. */
export const ReactionRow = memo(function ReactionRow({ message }: { message: Message }) {
  const { t } = useLingui();
  const more = useRef<HTMLButtonElement>(null);
  if (message.reactions.length === 0 || message.deletedAt) return null;
  return (
    <div className="flex flex-wrap gap-1.5 py-1" role="group" aria-label={t`Reactions`}>
      {message.reactions.map((reaction) => (
        <ReactionPill key={reaction.emoji} message={message} reaction={reaction} />
      ))}
      <button
        ref={more}
        type="button"
        aria-label={t`Add a reaction`}
        data-tip={t`Add a reaction`}
        className="flex h-7 w-9 cursor-pointer items-center justify-center rounded-full border border-line bg-surface text-quiet opacity-0 hover:bg-hover focus-visible:opacity-100 group-hover/row:opacity-100 group-focus-within/row:opacity-100 touch:h-9 touch:w-11 touch:opacity-100"
        onClick={() => more.current && pickEmoji(more.current, (emoji) => attempt(toggleReaction(message, emoji)))}
      >
        <SmilePlus size={16} strokeWidth={1.5} />
      </button>
    </div>
  );
});

function ReactionPill({ message, reaction }: { message: Message; reaction: Reaction }) {
  const { t } = useLingui();
  const names = useNames(reaction);
  const { emoji, count, mine } = reaction;
  const look = mine
    ? "border-accent bg-accent-soft text-accent-ink"
    : "border-line bg-surface text-text hover:bg-hover";
  return (
    <Tooltip label={t`${names} reacted with ${emoji}`}>
      <Button
        aria-label={t`${emoji} ${count}, ${names}`}
        aria-pressed={mine}
        className={`flex h-7 cursor-pointer items-center gap-1.5 rounded-full border px-2.5 text-ui tabular-nums touch:h-9 touch:min-w-11 ${look}`}
        onPress={() => attempt(toggleReaction(message, emoji))}
      >
        <span className="text-message leading-none">
          <EmojiText text={emoji} />
        </span>
        <span className={mine ? "font-medium" : ""}>{count}</span>
      </Button>
    </Tooltip>
  );
}

const mostNames = 12;

/** Who reacted: oneself first, then names, then how many more. */
function useNames({ memberIds, count }: Reaction): string {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const others = useProfiles(memberIds.filter((id) => id !== memberId).slice(0, mostNames)).map(
    (profile) => profile.name,
  );
  const names = memberIds.includes(memberId) ? [t`you`, ...others] : others;
  const left = count - names.length;
  const parts = left > 0 ? [...names, t`${left} more`] : names;
  return new Intl.ListFormat(undefined, { type: "conjunction" }).format(parts);
}
