import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";

/** Words that stay hidden until somebody wants to see them. What is hidden cannot be reached, copied or heard. */
export function Spoiler({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  if (shown)
    return (
      // Keeps the focus of the cover it replaces.
      <span className="spoiler spoiler-shown" tabIndex={-1} ref={takeFocus}>
        {children}
      </span>
    );
  const show = () => setShown(true);
  return (
    <span
      className="spoiler"
      role="button"
      tabIndex={0}
      aria-label={t`Hidden. Show it`}
      data-tip={t`Show what is hidden`}
      onClick={show}
      onKeyDown={(press) => {
        if (press.key !== "Enter" && press.key !== " ") return;
        press.preventDefault();
        press.stopPropagation();
        show();
      }}
    >
      <span className="spoiler-words" inert>
        {children}
      </span>
    </span>
  );
}

const takeFocus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true });
