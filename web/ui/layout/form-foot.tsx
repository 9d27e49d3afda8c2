import type { ReactNode } from "react";

/** The buttons below a form, as wide as their words. */
export const FormFoot = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap gap-2">{children}</div>
);
