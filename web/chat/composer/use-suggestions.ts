import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { type Conversation, conversationKey } from "../conversation.ts";
import type { Mention } from "./mention-text.ts";
import { type Suggestion, suggestMore, suggestNow, type Trigger, triggerAt } from "./suggestions.ts";
import { replaceRange } from "./text-field-edit.ts";

const askAfter = 120;

/** The list that opens while somebody types a name, a channel or an emoji, and the keys that work in it. */
export function useSuggestions(
  field: RefObject<HTMLTextAreaElement | null>,
  conversation: Conversation,
  onMention: (mention: Mention) => void,
) {
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [found, setFound] = useState<readonly Suggestion[]>([]);
  const [chosen, setChosen] = useState(0);
  /** Closed with Escape: stays closed until another name begins. */
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const open = trigger !== null && trigger.start !== closedAt && found.length > 0;
  const key = conversationKey(conversation);

  useEffect(() => {
    if (!trigger) return setFound([]);
    let current = true;
    setChosen(0);
    setFound(suggestNow(trigger, conversation));
    const timer = setTimeout(
      () => {
        // Without the network there is what this device knows.
        suggestMore(trigger, conversation).then(
          (more) => current && setFound(more),
          () => undefined,
        );
      },
      trigger.sign === ":" || trigger.sign === "/" ? 0 : askAfter,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- a conversation is its key, a trigger its parts
  }, [key, trigger?.sign, trigger?.query, trigger?.start]);

  const look = () => {
    const element = field.current;
    const now =
      element && element.selectionStart === element.selectionEnd
        ? triggerAt(element.value, element.selectionStart)
        : null;
    setTrigger(now);
    if (!now) setClosedAt(null);
  };
  const choose = (suggestion: Suggestion | undefined) => {
    if (!trigger || !suggestion || !field.current) return;
    replaceRange(field.current, trigger.start, field.current.selectionStart, `${suggestion.text} `);
    if (suggestion.mention) onMention(suggestion.mention);
    setTrigger(null);
  };
  /** True when the key was for the list. */
  const onKeyDown = (press: KeyboardEvent): boolean => {
    if (!open) return false;
    const { length } = found;
    if (press.key === "ArrowDown") setChosen((chosen + 1) % length);
    else if (press.key === "ArrowUp") setChosen((chosen + length - 1) % length);
    else if (press.key === "Enter" || press.key === "Tab") choose(found[chosen]);
    else if (press.key === "Escape") setClosedAt(trigger.start);
    else return false;
    press.preventDefault();
    return true;
  };
  return {
    open,
    found,
    chosen: Math.min(chosen, found.length - 1),
    look,
    choose,
    onKeyDown,
    close: () => setTrigger(null),
  };
}
