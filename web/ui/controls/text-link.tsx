import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** A link within text. */
export const TextLink = ({
  to,
  search,
  children,
}: {
  to: string;
  search?: Record<string, string>;
  children: ReactNode;
}) => (
  <Link
    to={to}
    search={(search ?? {}) as never}
    className="font-medium text-accent underline decoration-accent/40 underline-offset-3 hover:decoration-accent"
  >
    {children}
  </Link>
);
