import { t } from "@lingui/core/macro";
import { SmilePlus } from "lucide-react";
import type { Icon } from "#platform/slots/action.ts";
import { attempt } from "../call-here.ts";
import { pickEmoji } from "../emoji/index.ts";
import { type MessageAction, type MessageTarget, messageActions, messageFooters } from "../messages/index.ts";
import { toggleReaction } from "./react.ts";
import { ReactionRow } from "./reaction-row.tsx";

const group = () => t`React`;
const can = ({ abilities, message }: MessageTarget) => abilities?.send === true && message.deletedAt === null;

const iconOf = (emoji: string): Icon =>
  function EmojiIcon({ size = 18 }) {
    return <span style={{ fontSize: Number(size) - 1, lineHeight: 1 }}>{emoji}</span>;
  };

const quick = (emoji: string, name: string, label: () => string, shortcut?: string): MessageAction => ({
  id: `message.react-${name}`,
  label,
  icon: iconOf(emoji),
  ...(shortcut ? { shortcut } : {}),
  group,
  onBar: true,
  when: can,
  run: ({ message }) => attempt(toggleReaction(message, emoji)),
});

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
  messageActions.add(
    quick("👍", "thumbs-up", () => t`React with thumbs up`, "+"),
    10,
  );
  messageActions.add(
    quick("✅", "done", () => t`React with a tick`),
    11,
  );
  messageActions.add(
    quick("👀", "eyes", () => t`React with eyes`),
    12,
  );
  messageActions.add(choose, 13);
  messageFooters.add(ReactionRow, 10);
}
