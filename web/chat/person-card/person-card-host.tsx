import { lazy, Suspense } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { personCard } from "./person-card-state.ts";

const Card = lazy(() => import("./person-card.tsx"));

/** Draws the open card; stands once in the frame. */
export function PersonCardHost() {
  const open = useStore(personCard);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <Card key={open.id} id={open.id} beside={open.beside} />
    </Suspense>
  );
}
