import { useLingui } from "@lingui/react/macro";
import { CalendarDays, Clock, Filter, Hash } from "lucide-react";
import { PersonAvatar } from "#people/profiles/index.ts";
import { forgetSearches } from "./recent-searches.ts";
import type { Suggestion } from "./suggestions.ts";

type Props = { id: string; suggestions: readonly Suggestion[]; at: number; onChoose: (suggestion: Suggestion) => void };

/** What could come next, below the field; the field keeps the focus. */
export function SuggestionList({ id, suggestions, at, onChoose }: Props) {
  const { t } = useLingui();
  const hasRecent = suggestions.some(({ kind }) => kind === "recent");
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-1 max-h-[60vh] overflow-y-auto rounded-card border border-line bg-raised p-1.5 shadow-raised">
      <div role="listbox" id={`${id}-list`} aria-label={t`Suggestions`}>
        {suggestions.map((suggestion, index) => (
          // Arrow keys are the field's: it tells which one is active.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={suggestion.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(press) => press.preventDefault()}
            onClick={() => onChoose(suggestion)}
            className="flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-2.5 text-ui hover:bg-hover aria-selected:bg-accent-soft touch:min-h-11"
          >
            <span className="flex w-6 shrink-0 justify-center text-quiet">
              <Mark suggestion={suggestion} />
            </span>
            <bdi className="min-w-0 truncate">{suggestion.label}</bdi>
            <span className="min-w-0 flex-1 truncate text-meta text-quiet">{suggestion.detail}</span>
          </div>
        ))}
      </div>
      {hasRecent && (
        <button
          type="button"
          onPointerDown={(press) => press.preventDefault()}
          onClick={() => void forgetSearches()}
          className="mt-1 flex h-8 w-full cursor-pointer items-center rounded-control px-2.5 text-meta text-quiet hover:bg-hover hover:text-text touch:h-11"
        >{t`Forget these searches`}</button>
      )}
    </div>
  );
}

function Mark({ suggestion }: { suggestion: Suggestion }) {
  if (suggestion.personId) return <PersonAvatar id={suggestion.personId} size={24} />;
  if (suggestion.kind === "recent") return <Clock size={18} strokeWidth={1.5} />;
  if (suggestion.kind === "channel") return <Hash size={18} strokeWidth={1.5} />;
  const isDay = /^(?:before|after|on|during)/.test(suggestion.text);
  return isDay ? <CalendarDays size={18} strokeWidth={1.5} /> : <Filter size={18} strokeWidth={1.5} />;
}
