import { type ReactNode, useId } from "react";

/** A titled part of a page of settings. */
export function Section({
  title,
  lead,
  actions,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex items-end gap-3">
        <div className="min-w-0 flex-1">
          <h2 id={id} className="text-title font-bold">
            {title}
          </h2>
          {lead && <p className="text-ui text-quiet text-pretty">{lead}</p>}
        </div>
        {actions}
      </div>
      <div className="rounded-card border border-line bg-surface p-4">{children}</div>
    </section>
  );
}
