import type { ComponentType, ReactNode } from "react";

type Props = {
  kind?: "info" | "warning" | "danger";
  icon?: ComponentType<{ size?: number | string; strokeWidth?: number | string; className?: string }>;
  children: ReactNode;
  action?: ReactNode;
};
const kinds = {
  info: "bg-accent-soft text-text",
  warning: "bg-warning-soft text-text",
  danger: "bg-danger-soft text-text",
};

/** One line across a pane that stays until its reason is gone. */
export function Banner({ kind = "info", icon: Icon, children, action }: Props) {
  return (
    <div className={`flex min-h-9 items-center gap-2 px-4 py-1.5 text-ui ${kinds[kind]}`} role="status">
      {Icon && <Icon size={16} strokeWidth={1.75} className="shrink-0" />}
      <span className="min-w-0 flex-1">{children}</span>
      {action}
    </div>
  );
}
