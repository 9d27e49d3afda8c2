import { CloudOff } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Nothing else on the screen has a heading. */
  alone?: boolean;
};

/** Something could not be shown: says why and what to do. */
export function ErrorState({ title, children, action, alone = false }: Props) {
  const Heading = alone ? "h1" : "h2";
  return (
    <div className="flex h-full flex-col items-center justify-center gap-3 p-8 text-center" role="alert">
      <span className="mb-1 flex size-14 items-center justify-center rounded-card bg-danger-soft text-danger">
        <CloudOff size={26} strokeWidth={1.5} />
      </span>
      <Heading className="text-title font-bold text-balance">{title}</Heading>
      {children && <div className="max-w-96 text-ui text-quiet text-pretty">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
