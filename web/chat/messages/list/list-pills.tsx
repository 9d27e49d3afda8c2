import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import type { RefObject } from "react";
import { minuteOf } from "../../message-time.ts";
import type { ListPlace } from "./list-place.ts";
import type { MessageListRow } from "./message-list-rows.ts";
import type { ScrollerHandle } from "./message-scroller.tsx";
import type { TimelineView } from "./use-timeline.ts";

type Props = {
  rows: readonly MessageListRow[];
  scroller: RefObject<ScrollerHandle | null>;
  place: ListPlace;
  view: TimelineView;
  newAfter: number | null;
  onDismiss: (() => void) | undefined;
  onEnd: () => void;
};

/** What waits out of sight: new messages above, the end below. */
export function ListPills({ rows, scroller, place, view, newAfter, onDismiss, onEnd }: Props) {
  const firstNew = newAfter === null ? -1 : rows.findIndex((row) => row.firstNew);
  const seen = scroller.current?.inView();
  const above = firstNew >= 0 && seen !== undefined && seen.last >= 0 && firstNew < seen.first;
  const away = !place.atEnd || view.stretch?.end === false;
  const further = seen ? rows.length - 1 - seen.last : 0;
  return (
    <>
      {above && onDismiss && (
        <NewPill
          row={rows[firstNew]}
          count={rows.length - firstNew}
          onGo={() => rows[firstNew] && scroller.current?.aimAt({ key: rows[firstNew].key, below: 96 })}
          onDismiss={onDismiss}
        />
      )}
      {away && (further > 3 || view.stretch?.end === false) && <EndPill onPress={onEnd} />}
    </>
  );
}

type NewPillProps = { row: MessageListRow | undefined; count: number; onGo: () => void; onDismiss: () => void };

function NewPill({ row, count, onGo, onDismiss }: NewPillProps) {
  const { t } = useLingui();
  if (!row) return null;
  const since = minuteOf(row.message.createdAt);
  return (
    <div className="pointer-events-none absolute inset-x-0 top-3 z-10 flex justify-center">
      <div className="appear pointer-events-auto flex items-center rounded-full bg-accent text-ui font-medium text-on-accent shadow-raised">
        <button
          type="button"
          className="flex h-8 cursor-pointer items-center gap-2 rounded-s-full pe-1 ps-4 hover:bg-accent-hover touch:h-11"
          onClick={onGo}
        >
          <ArrowUp size={16} strokeWidth={1.75} />
          <Trans>
            <Plural value={count} one="# new" other="# new" /> since {since}
          </Trans>
        </button>
        <button
          type="button"
          aria-label={t`Mark as read`}
          data-tip={t`Mark as read`}
          className="flex h-8 w-9 cursor-pointer items-center justify-center rounded-e-full pe-1 hover:bg-accent-hover touch:h-11 touch:w-11"
          onClick={onDismiss}
        >
          <X size={16} strokeWidth={1.75} />
        </button>
      </div>
    </div>
  );
}

function EndPill({ onPress }: { onPress: () => void }) {
  const { t } = useLingui();
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 z-10 flex justify-center">
      <button
        type="button"
        className="appear pointer-events-auto flex h-8 cursor-pointer items-center gap-2 rounded-full border border-line bg-raised px-4 text-ui font-medium text-text shadow-raised hover:bg-hover touch:h-11"
        onClick={onPress}
      >
        <ArrowDown size={16} strokeWidth={1.75} />
        {t`Jump to latest`}
      </button>
    </div>
  );
}
