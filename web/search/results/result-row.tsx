import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";

type Props = { mark: ReactNode; label: string; detail: string; onOpen: () => void };

/** A person or channel that was found. */
export function ResultRow({ mark, label, detail, onOpen }: Props) {
  return (
    <div role="listitem">
      <Button
        onPress={onOpen}
        className="flex min-h-12 w-full cursor-pointer items-center gap-3 rounded-card px-2 py-1.5 text-start hover:bg-hover"
      >
        <span className="flex w-9 shrink-0 justify-center text-quiet">{mark}</span>
        <span className="flex min-w-0 flex-col">
          <bdi className="truncate text-message font-medium">{label}</bdi>
          {detail && <bdi className="truncate text-ui text-quiet">{detail}</bdi>}
        </span>
      </Button>
    </div>
  );
}
