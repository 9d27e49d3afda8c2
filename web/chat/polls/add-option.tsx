import type { Message } from "@atrium/contract/chat/messages.ts";
import { mostPollOptions, type Poll } from "@atrium/contract/chat/polls.ts";
import { useLingui } from "@lingui/react/macro";
import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { attempt } from "../call-here.ts";
import { addOption } from "./poll-changes.ts";

/** One more thing to choose: a line that becomes an option. */
export function AddOption({ message, poll }: { message: Message; poll: Poll }) {
  const { t } = useLingui();
  const [text, setText] = useState<string | null>(null);
  if (poll.options.length >= mostPollOptions) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = text?.trim() ?? "";
    setText(null);
    if (words !== "") attempt(addOption(message, words));
  };
  if (text === null)
    return (
      <button
        type="button"
        className="flex min-h-8 w-fit cursor-pointer items-center gap-1.5 rounded-control px-2 text-ui text-quiet hover:bg-hover hover:text-text touch:min-h-11"
        onClick={() => setText("")}
      >
        <Plus size={16} strokeWidth={1.5} />
        {t`Add an answer`}
      </button>
    );
  return (
    <form onSubmit={submit}>
      <input
        // It was asked for a moment ago.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={text}
        maxLength={200}
        aria-label={t`Another answer`}
        placeholder={t`Another answer, then Enter`}
        className="h-10 w-full rounded-control border border-control bg-surface px-3 text-message outline-none placeholder:text-quiet focus-visible:outline-2 focus-visible:outline-focus touch:h-11"
        onChange={({ target }) => setText(target.value)}
        onBlur={() => text.trim() === "" && setText(null)}
        onKeyDown={(press) => {
          if (press.key === "Escape") setText(null);
          // The arrow keys walk the messages, not the field.
          press.stopPropagation();
        }}
      />
    </form>
  );
}
