import { CloudOff } from "lucide-react";
import type { ReactNode } from "react";

/** Something could not be shown: says why and what to do. */
export function ErrorState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-3 p-8 text-center" role="alert">
      <span className="mb-1 flex size-14 items-center justify-center rounded-card bg-danger-soft text-danger">
        <CloudOff size={26} strokeWidth={1.5} />
      </span>
      <h2 className="text-title font-bold text-balance">{title}</h2>
      {children && <div className="max-w-96 text-ui text-quiet text-pretty">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
