import type { ComponentType, ReactNode } from "react";

type Props = {
  icon?: ComponentType<{ size?: number | string; strokeWidth?: number | string }>;
  title: string;
  /** What this place is for. */
  children?: ReactNode;
  /** The first step. */
  action?: ReactNode;
  /** Nothing else on the screen has a heading. */
  alone?: boolean;
};

/** A screen with nothing in it yet: says what it is for and offers the first step. */
export function EmptyState({ icon: Icon, title, children, action, alone = false }: Props) {
  const Heading = alone ? "h1" : "h2";
  return (
    <div className="flex h-full flex-col items-center justify-center gap-3 p-8 text-center">
      {Icon && (
        <span className="mb-1 flex size-14 items-center justify-center rounded-card bg-accent-soft text-accent-ink">
          <Icon size={26} strokeWidth={1.5} />
        </span>
      )}
      <Heading className="text-title font-bold text-balance">{title}</Heading>
      {children && <div className="max-w-96 text-ui text-quiet text-pretty">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
