import { useLingui } from "@lingui/react/macro";
import type { Suggestion } from "./suggestion.ts";

type Props = { id: string; found: readonly Suggestion[]; chosen: number; onChoose: (suggestion: Suggestion) => void };

export const optionId = (id: string, index: number): string => `${id}-${index}`;

/** The names that fit what is being typed. The field keeps the focus and points at the chosen one. */
export function SuggestionList({ id, found, chosen, onChoose }: Props) {
  const { t } = useLingui();
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t`Suggestions`}
      className="appear absolute inset-x-0 bottom-full z-20 mb-1.5 max-h-80 overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-raised"
    >
      {found.map((suggestion, index) => (
        // The keys are taken by the field, which has the focus.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={suggestion.key}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          ref={(element) => void (index === chosen && element?.scrollIntoView({ block: "nearest" }))}
          className={`flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 text-ui touch:min-h-11 ${index === chosen ? "bg-accent-soft" : "hover:bg-hover"}`}
          // The field must not lose the focus.
          onMouseDown={(press) => press.preventDefault()}
          onClick={() => onChoose(suggestion)}
        >
          {suggestion.mark}
          <span className="shrink-0 font-medium">{suggestion.label}</span>
          <span className="min-w-0 truncate text-quiet">{suggestion.detail}</span>
        </div>
      ))}
    </div>
  );
}
