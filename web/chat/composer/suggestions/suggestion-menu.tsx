import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useState } from "react";
import { type Conversation, conversationKey } from "../../conversation.ts";
import { channelSource } from "./channel-source.tsx";
import { commandSource } from "./command-source.tsx";
import { emojiSource } from "./emoji-source.tsx";
import { groupSource } from "./group-source.tsx";
import { everybodySource, peopleSource } from "./people-source.tsx";
import { type Suggestion, type SuggestionSource, suggestionSources } from "./suggestion.ts";
import { optionId, SuggestionList } from "./suggestion-list.tsx";
import type { Trigger } from "./trigger.ts";

export type SuggestionKeys = {
  /** True when the key was for the menu. */
  onKeyDown: (press: Pick<KeyboardEvent, "key" | "preventDefault">) => boolean;
};
type Props = {
  ref: Ref<SuggestionKeys>;
  id: string;
  trigger: Trigger;
  conversation: Conversation;
  onChoose: (suggestion: Suggestion) => void;
  /** Which option is the chosen one, for the field that keeps the focus; null when there is none. */
  onActive: (option: string | null) => void;
};

const askAfter = 120;
const own = [peopleSource, groupSource, everybodySource, channelSource, emojiSource, commandSource];
const sourcesOf = ({ sign }: Trigger) =>
  [...own, ...suggestionSources.items()].filter((source) => source.sign === sign);

/** The names that fit what is being typed, and the keys that choose among them. Stands as long as a name is typed. */
export default function SuggestionMenu({ ref, id, trigger, conversation, onChoose, onActive }: Props) {
  const found = useFound(trigger, conversation);
  /** Counts for the query it was made in: another query begins at the first again. */
  const [chosen, setChosen] = useState({ query: trigger.query, at: 0 });
  /** Closed with Escape: stays closed until another name begins. */
  const [closed, setClosed] = useState(false);
  const open = found.length > 0 && !closed;
  const at = chosen.query === trigger.query ? Math.min(chosen.at, found.length - 1) : 0;
  const move = (to: number) => setChosen({ query: trigger.query, at: to });
  useEffect(() => onActive(open ? optionId(id, at) : null));
  useEffect(() => () => onActive(null), [onActive]);
  useImperativeHandle(ref, () => ({
    onKeyDown(press) {
      const name = found[at];
      if (!open || !name) return false;
      const { length } = found;
      if (press.key === "ArrowDown") move((at + 1) % length);
      else if (press.key === "ArrowUp") move((at + length - 1) % length);
      else if (press.key === "Enter" || press.key === "Tab") onChoose(name);
      else if (press.key === "Escape") setClosed(true);
      else return false;
      press.preventDefault();
      return true;
    },
  }));
  return open ? <SuggestionList id={id} found={found} chosen={at} onChoose={onChoose} /> : null;
}

function useFound(trigger: Trigger, conversation: Conversation): readonly Suggestion[] {
  const [found, setFound] = useState<readonly Suggestion[]>([]);
  const key = conversationKey(conversation);
  const { sign, query } = trigger;
  useEffect(() => {
    let current = true;
    const sources = sourcesOf({ sign, query });
    const parts = sources.map((source) => source.now?.(query, conversation) ?? []);
    // What has to be fetched keeps the list before it, so that nothing flickers.
    if (sources.some((source) => source.now)) setFound(parts.flat());
    const ask = (source: SuggestionSource, index: number) =>
      // Without the network there is what this device knows.
      source.more?.(query, conversation).then(
        (more) => {
          parts[index] = more;
          if (current) setFound(parts.flat());
        },
        () => undefined,
      );
    const timer = setTimeout(() => void sources.map(ask), sources.every((source) => source.atOnce) ? 0 : askAfter);
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- a conversation is its key
  }, [key, sign, query]);
  return found;
}
