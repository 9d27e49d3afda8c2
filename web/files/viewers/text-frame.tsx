import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Spinner } from "#ui/feedback/spinner.tsx";
import type { Loaded } from "./use-loaded.ts";

/** What a viewer shows once it is there, and what it says until then. */
export function WhenLoaded<T>({ loaded, children }: { loaded: Loaded<T>; children: (value: T) => ReactNode }) {
  const { t } = useLingui();
  if (loaded.status === "loaded") return children(loaded.value);
  if (loaded.status === "failed")
    return (
      <ErrorState
        title={t`This file could not be shown`}
        action={<Button kind="main" onPress={loaded.again}>{t`Try again`}</Button>}
      >
        {t`Check your connection. You can also download it and open it on your device.`}
      </ErrorState>
    );
  return (
    <span className="after-150 flex size-full items-center justify-center text-quiet">
      <Spinner />
    </span>
  );
}

type FrameProps = {
  label: string;
  /** `prose` is no wider than lines are good to read. */
  width?: "prose" | "wide";
  tools?: ReactNode;
  note?: ReactNode;
  children: ReactNode;
};
const widths = { prose: "max-w-210", wide: "max-w-300" };

/** A sheet to read on, with what can be done about it below. */
export function TextFrame({ label, width = "wide", tools, note, children }: FrameProps) {
  return (
    <div className="flex size-full flex-col items-center gap-2 px-4 pt-3 pb-[max(16px,env(safe-area-inset-bottom))] max-wide:px-2 max-wide:pt-2">
      <div
        // Scrolled by the keyboard as well.
        tabIndex={0}
        role="region"
        aria-label={label}
        className={`min-h-0 w-full flex-1 overflow-auto rounded-card border border-line bg-surface ${widths[width]}`}
      >
        {children}
      </div>
      {(tools || note) && (
        <div className={`flex w-full flex-wrap items-center justify-between gap-x-4 gap-y-1 ${widths[width]}`}>
          <p className="min-w-0 text-meta text-quiet">{note}</p>
          <div className="flex items-center gap-1">{tools}</div>
        </div>
      )}
    </div>
  );
}
