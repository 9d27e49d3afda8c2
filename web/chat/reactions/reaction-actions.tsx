import { t } from "@lingui/core/macro";
import { SmilePlus } from "lucide-react";
import type { Icon } from "#platform/slots/action.ts";
import { useStore } from "#platform/store/use-store.ts";
import { EmojiText } from "#platform/words/emoji-text.tsx";
import { attempt } from "../call-here.ts";
import { likelyEmoji, pickEmoji, quickEmoji, recentEmoji } from "../emoji/index.ts";
import { type MessageAction, type MessageTarget, messageActions, messageFooters } from "../messages/index.ts";
import { toggleReaction } from "./react.ts";
import { ReactionRow } from "./reaction-row.tsx";

const group = () => t`React`;
const can = ({ abilities, message }: MessageTarget) => abilities?.send === true && message.deletedAt === null;

const react = (target: MessageTarget, emoji: string) => attempt(toggleReaction(target.message, emoji));

/** The emoji at a place among those used lately. */
const EmojiAt = (at: number): Icon =>
  function EmojiIcon({ size = 18 }) {
    const emoji = useStore(recentEmoji, (recent) => quickEmoji(recent)[at]) ?? "";
    return (
      <span style={{ fontSize: Number(size) - 1, lineHeight: 1 }}>
        <EmojiText text={emoji} />
      </span>
    );
  };

const quick = (at: number): MessageAction => ({
  id: `message.react-${at}`,
  label: () => t`React with ${quickEmoji()[at] ?? ""}`,
  icon: EmojiAt(at),
  group,
  onBar: true,
  when: can,
  run: (target) => react(target, quickEmoji()[at] ?? "👍"),
});

const thumbsUp: MessageAction = {
  id: "message.thumbs-up",
  label: () => t`React with 👍`,
  shortcut: "+",
  group,
  keysOnly: true,
  when: can,
  run: (target) => react(target, "👍"),
};

const repeat: MessageAction = {
  id: "message.repeat-reaction",
  label: () => t`React with ${likelyEmoji()[0] ?? ""} again`,
  shortcut: "=",
  group,
  keysOnly: true,
  when: can,
  run: (target) => react(target, likelyEmoji()[0] ?? "👍"),
};

const choose: MessageAction = {
  id: "message.react-other",
  label: () => t`React with another emoji`,
  icon: SmilePlus,
  shortcut: ":",
  group,
  onBar: true,
  when: can,
  run: ({ message, element }) => {
    if (element) pickEmoji(element, (emoji) => attempt(toggleReaction(message, emoji)));
  },
};

/** Called once, when the app starts. */
export function registerReactions(): void {
  for (const at of [0, 1, 2]) messageActions.add(quick(at), 10);
  messageActions.add(choose, 13);
  messageActions.add(thumbsUp, 14);
  messageActions.add(repeat, 14);
  messageFooters.add(ReactionRow, 10);
}
