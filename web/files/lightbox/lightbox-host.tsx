import { lazy, Suspense } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { lightbox } from "./lightbox-state.ts";

const Lightbox = lazy(() => import("./lightbox.tsx"));

/** Stands once in the frame. */
export function LightboxHost() {
  const open = useStore(lightbox);
  return <Suspense>{open && <Lightbox {...open} />}</Suspense>;
}
