import { useSyncExternalStore } from "react";

const wide = matchMedia("(min-width: 768px)");

/** Whether several columns fit; below, one column shows at a time. The same border as Tailwind's `wide:`. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      wide.addEventListener("change", tell);
      return () => wide.removeEventListener("change", tell);
    },
    () => wide.matches,
  );
