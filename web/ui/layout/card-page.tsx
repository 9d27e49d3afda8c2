import type { ReactNode } from "react";

type Props = {
  title: string;
  /** A line below the title. */
  lead?: ReactNode;
  children: ReactNode;
  /** Below the card: the other way, e.g. "No account yet?" */
  foot?: ReactNode;
  /** How far one has come, e.g. "2 of 3". */
  step?: string;
  size?: "usual" | "large";
};

/** One thing to do, in the middle of the page: signing in, setting up. */
export function CardPage({ title, lead, children, foot, step, size = "usual" }: Props) {
  return (
    <main className="flex h-full flex-col items-center overflow-y-auto bg-page px-4 py-6 wide:py-12">
      <div className={`my-auto flex w-full flex-col ${size === "large" ? "max-w-140" : "max-w-100"}`}>
        <div className="mb-6 flex items-center justify-between">
          <img src="/icon.svg" alt="" width={40} height={40} />
          {step && <span className="text-meta text-quiet">{step}</span>}
        </div>
        <h1 className="text-display font-bold text-balance">{title}</h1>
        {lead && <div className="mt-2 text-message text-quiet text-pretty">{lead}</div>}
        <div className="mt-6 flex flex-col gap-4">{children}</div>
        {foot && <div className="mt-6 text-ui text-quiet">{foot}</div>}
      </div>
    </main>
  );
}
