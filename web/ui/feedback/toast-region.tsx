import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "react-aria-components/Button";
import { IconButton } from "../controls/icon-button.tsx";
import { currentToasts, dismissToast, onToasts, type Toast } from "./toast.ts";

/** Where toasts appear: above the place where messages are written, which nothing covers; polite, so that a screen reader finishes its sentence first. */
export function ToastRegion() {
  const { t } = useLingui();
  const toasts = useSyncExternalStore(onToasts, currentToasts);
  return (
    <div
      className="pointer-events-none fixed inset-x-4 bottom-[calc(152px+env(safe-area-inset-bottom))] z-40 flex flex-col items-center gap-2 wide:bottom-28"
      role="region"
      aria-live="polite"
      aria-label={t`News`}
    >
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast: { id, text, kind, action } }: { toast: Toast }) {
  const { t } = useLingui();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), action || kind === "danger" ? 9000 : 5000);
    return () => clearTimeout(timer);
  }, [id, action, kind, held]);
  return (
    <div
      className="appear-up pointer-events-auto flex max-w-full items-center gap-1 rounded-card bg-text py-1 pe-1 ps-4 text-ui text-page shadow-raised"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="min-w-0 py-1.5 pe-2">{text}</span>
      {action && (
        <Button
          className="h-8 cursor-pointer rounded-control px-3 font-bold underline-offset-2 hover:underline touch:h-11"
          onPress={() => {
            dismissToast(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <span className="dark:invert-0 [&_button]:text-page [&_button:hover]:bg-page/15">
        <IconButton icon={X} label={t`Dismiss`} size="small" onPress={() => dismissToast(id)} />
      </span>
    </div>
  );
}
