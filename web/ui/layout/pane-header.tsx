import type { ComponentType, ReactNode } from "react";

type Props = {
  icon?: ComponentType<{ size?: number | string; strokeWidth?: number | string; className?: string }>;
  title: ReactNode;
  /** Quiet words after the title. */
  detail?: ReactNode;
  actions?: ReactNode;
  /** Before everything, e.g. a button back on a phone. */
  start?: ReactNode;
};

/** The line above a pane: what it is, and what can be done with it. */
export function PaneHeader({ icon: Icon, title, detail, actions, start }: Props) {
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-3 wide:px-5">
      {start}
      {Icon && <Icon size={20} strokeWidth={1.5} className="shrink-0" />}
      <h1 className="min-w-0 truncate text-title font-bold">{title}</h1>
      <div className="min-w-0 flex-1 truncate text-ui text-quiet">{detail}</div>
      {actions && <div className="flex shrink-0 items-center gap-1">{actions}</div>}
    </header>
  );
}
