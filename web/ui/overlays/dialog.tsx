import { lazy, type ReactNode, Suspense } from "react";

export type DialogProps = {
  title: string;
  /** Asked to close: Escape, the cross, a press outside. */
  onClose: () => void;
  size?: "small" | "usual" | "large";
  /** For a question that must be answered: no cross, no closing by a press outside. */
  asks?: boolean;
  /** Hide the title bar; the title is still read aloud. */
  bare?: boolean;
  /** Stands near the top rather than in the middle, e.g. for a search. */
  atTop?: boolean;
  children: ReactNode;
};

const load = () => import("./dialog-frame.tsx");
const Frame = lazy(load);

/** Fetches the code before it is needed, e.g. when a button that opens a dialog is pointed at. */
export const preloadDialog = (): void => void load().catch(() => undefined);

/** A dialog over everything; render it while it is open. Its code is fetched when first used. */
export function Dialog(props: DialogProps) {
  return (
    <Suspense fallback={null}>
      <Frame {...props} />
    </Suspense>
  );
}
