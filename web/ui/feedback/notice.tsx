import type { ReactNode } from "react";

/** What a form has to say as a whole: a refusal, or that it worked. Read aloud when it appears. */
export function Notice({ kind = "danger", children }: { kind?: "danger" | "good" | "warning"; children: ReactNode }) {
  const look = { danger: "bg-danger-soft", good: "bg-accent-soft", warning: "bg-warning-soft" };
  return (
    <div
      className={`appear rounded-control px-3 py-2.5 text-ui ${look[kind]}`}
      role={kind === "danger" ? "alert" : "status"}
    >
      {children}
    </div>
  );
}
