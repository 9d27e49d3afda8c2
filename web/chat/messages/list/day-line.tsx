import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { dayName } from "../../message-time.ts";

/** A line where a day begins; pressing the day goes to another. */
export const DayLine = ({ instant, onPick }: { instant: string; onPick: (day: string) => void }) => (
  <div className="flex items-center gap-4 px-5 pb-1 pt-4">
    <span className="h-px flex-1 bg-line" />
    <DayButton instant={instant} onPick={onPick} />
    <span className="h-px flex-1 bg-line" />
  </div>
);

/** The line above the first message one has not read. */
export function NewLine() {
  const { t } = useLingui();
  return (
    <div className="flex items-center gap-4 py-1.5 pe-5 ps-5" data-new-line="">
      <span className="h-px flex-1 bg-danger/60" />
      <span className="text-[13px] font-bold text-danger">{t`New`}</span>
    </div>
  );
}

/** Names a day and asks for another one, with the browser's own calendar. */
export function DayButton({
  instant,
  onPick,
  floating = false,
}: {
  instant: string;
  onPick: (day: string) => void;
  floating?: boolean;
}) {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const name = dayName(instant);
  const look = floating ? "h-7 border border-line bg-raised px-3 shadow-raised" : "h-6";
  return (
    <span className="relative">
      <button
        type="button"
        aria-label={t`${name}. Go to another day`}
        title={t`Go to another day`}
        className={`cursor-pointer rounded-full px-1 text-[13px] font-medium text-quiet hover:text-text ${look}`}
        onClick={() => field.current?.showPicker()}
      >
        {name}
      </button>
      <input
        // The calendar opens at the day one looks at: years of messages are far from today.
        key={instant}
        ref={field}
        type="date"
        defaultValue={dayOf(instant)}
        tabIndex={-1}
        aria-hidden="true"
        className="pointer-events-none absolute inset-0 opacity-0"
        onChange={({ target }) => target.value && onPick(new Date(`${target.value}T00:00:00`).toISOString())}
      />
    </span>
  );
}

/** `2026-11-20`, where the reader is. */
function dayOf(instant: string): string {
  const date = new Date(instant);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
