import { useLingui } from "@lingui/react/macro";
import { Search, X } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { SuggestionList } from "./suggestion-list.tsx";
import { chipsOf, joined, lastWord, type Suggestion } from "./suggestions.ts";
import { useSuggestions } from "./use-suggestions.ts";

type Props = {
  query: string;
  onSearch: (query: string) => void;
  placeholder: string;
  /** Before the chips: what else narrows the search. */
  start?: React.ReactNode;
};

/** The field of a search: filters as chips, the rest as text, and below it what could come next. */
export function SearchBox({ query, onSearch, placeholder, start }: Props) {
  const { t } = useLingui();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [{ chips, text }, setTyped] = useState(() => wholeOf(query));
  const [searched, setSearched] = useState(query);
  // Another search came from elsewhere: a link, the way back.
  if (query !== searched) {
    setSearched(query);
    if (joined(chips, text).trim() !== query) setTyped(wholeOf(query));
  }
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const suggestions = useSuggestions(open ? text : null);
  const search = (words: string, kept = chips) => {
    setOpen(false);
    setAt(-1);
    onSearch(joined(kept, words).trim());
  };
  /** A filter that is whole becomes a chip. */
  const type = (words: string) => {
    const parts = chipsOf(words);
    setTyped({ chips: [...chips, ...parts.chips], text: parts.chips.length > 0 ? parts.rest : words });
    setAt(-1);
    setOpen(true);
  };
  const choose = (suggestion: Suggestion) => {
    if (suggestion.kind === "recent") {
      const parts = chipsOf(`${suggestion.text} `);
      setTyped({ chips: parts.chips, text: parts.rest });
      return search(parts.rest, parts.chips);
    }
    type(lastWord(text).before + suggestion.text);
    input.current?.focus();
  };
  const takeOff = (index: number) => {
    const kept = chips.filter((_, other) => other !== index);
    setTyped({ chips: kept, text });
    search(text, kept);
    input.current?.focus();
  };
  const onKeyDown = (press: KeyboardEvent<HTMLInputElement>) => {
    const count = suggestions.length;
    const isAtStart = input.current?.selectionStart === 0 && input.current.selectionEnd === 0;
    if (press.key === "ArrowDown" && count > 0) setAt(open ? (at + 1) % count : 0);
    else if (press.key === "ArrowUp" && open && count > 0) setAt(at <= 0 ? count - 1 : at - 1);
    else if (press.key === "Enter" && at >= 0 && open) choose(suggestions[at] as Suggestion);
    else if (press.key === "Enter") search(text);
    else if (press.key === "Tab" && at >= 0 && open) choose(suggestions[at] as Suggestion);
    else if (press.key === "Escape" && open) setOpen(false);
    else if (press.key === "ArrowDown" && !open) return toResults(press);
    else if (press.key === "Backspace" && isAtStart && chips.length > 0) takeOff(chips.length - 1);
    else return;
    press.preventDefault();
    if (press.key === "ArrowDown") setOpen(true);
  };
  const shown = open && suggestions.length > 0;
  return (
    <div
      className="relative min-w-0 flex-1"
      onBlur={(blur) => !blur.currentTarget.contains(blur.relatedTarget) && setOpen(false)}
    >
      <div className="flex items-start gap-1.5 rounded-control border border-control bg-surface py-0.5 pe-1 ps-2.5 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus">
        <Search size={18} strokeWidth={1.5} className="mt-2.25 shrink-0 text-quiet" />
        <div className="flex min-h-9 min-w-0 flex-1 flex-wrap items-center gap-1.5 touch:min-h-10">
          {start}
          {chips.map((chip, index) => (
            <Chip key={`${chip} ${index}`} text={chip} onRemove={() => takeOff(index)} />
          ))}
          <input
            ref={input}
            type="text"
            role="combobox"
            aria-label={t`Search`}
            aria-expanded={shown}
            aria-controls={shown ? `${id}-list` : undefined}
            aria-autocomplete="list"
            aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
            // The page is for this: whoever opens it goes on typing.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={query === ""}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            value={text}
            placeholder={chips.length === 0 ? placeholder : ""}
            onFocus={() => setOpen(query === "" || open)}
            onClick={() => setOpen(true)}
            onChange={(change) => type(change.target.value)}
            onKeyDown={onKeyDown}
            className="h-8 min-w-24 flex-1 bg-transparent text-message outline-none placeholder:text-quiet"
          />
        </div>
        {(text !== "" || chips.length > 0) && (
          <button
            type="button"
            aria-label={t`Empty the search`}
            onClick={() => {
              setTyped({ chips: [], text: "" });
              input.current?.focus();
              setOpen(true);
            }}
            className="mt-0.5 flex size-8 shrink-0 cursor-pointer items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text touch:mt-0 touch:size-10"
          >
            <X size={16} strokeWidth={1.5} />
          </button>
        )}
      </div>
      {shown && <SuggestionList id={id} suggestions={suggestions} at={at} onChoose={choose} />}
    </div>
  );
}

/** What is searched for is whole: its last filter, too, is a chip. */
function wholeOf(query: string): { chips: string[]; text: string } {
  const { chips, rest } = chipsOf(`${query} `);
  return { chips, text: rest.trimEnd() };
}

/** From the field into what was found. */
function toResults(press: KeyboardEvent): void {
  const first = document.querySelector<HTMLElement>("#search-results [data-hit]");
  if (!first) return;
  press.preventDefault();
  first.focus();
}

function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  const { t } = useLingui();
  const [operator, ...value] = text.split(":");
  return (
    <span className="flex h-7 max-w-full items-center gap-1 rounded-control bg-accent-soft ps-2 text-ui text-accent-ink">
      <span className="truncate">
        {operator}: <bdi className="font-medium">{value.join(":").replaceAll('"', "")}</bdi>
      </span>
      <button
        type="button"
        aria-label={t`Remove ${text}`}
        onClick={onRemove}
        className="flex size-7 shrink-0 cursor-pointer items-center justify-center rounded-control hover:bg-hover touch:size-9"
      >
        <X size={14} strokeWidth={1.75} />
      </button>
    </span>
  );
}
