import { lazy, Suspense } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { askedTime } from "./plan-time-state.ts";

const PlanTimeDialog = lazy(() => import("./plan-time-dialog.tsx"));

/** Draws the question for a time; stands once in the frame. */
export function PlanTimeHost() {
  const asked = useStore(askedTime);
  if (!asked) return null;
  return (
    <Suspense fallback={null}>
      <PlanTimeDialog asked={asked} />
    </Suspense>
  );
}
