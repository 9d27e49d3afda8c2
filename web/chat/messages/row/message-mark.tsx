import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** A quiet line above a message that says something about it: pinned, saved. */
export const MessageMark = ({
  icon: Icon,
  title,
  children,
}: {
  icon: LucideIcon;
  title?: string;
  children: ReactNode;
}) => (
  <p className="flex items-center gap-1.5 pt-0.5 text-meta font-medium text-accent-ink" title={title}>
    <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
    {children}
  </p>
);
