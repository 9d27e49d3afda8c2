import type { ReactNode } from "react";

/** The scrolling part of a dialog. */
export const DialogBody = ({ children }: { children: ReactNode }) => (
  <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-5 pb-5 pt-1">{children}</div>
);

/** The buttons at the foot of a dialog, the main one last. */
export const DialogFoot = ({ children }: { children: ReactNode }) => (
  <div className="flex shrink-0 flex-wrap justify-end gap-2 border-t border-line px-5 py-3 pb-[max(12px,env(safe-area-inset-bottom))]">
    {children}
  </div>
);
