import { useEffect, useState } from "react";

export type Loaded<T> =
  | { status: "loading" }
  | { status: "loaded"; value: T }
  | { status: "failed"; again: () => void };
type Load<T> = (signal: AbortSignal) => Promise<T>;
const loading = { status: "loading" } as const;

/** What a viewer fetches once it is opened, and again when somebody asks for it. `load` must stay the same. */
export function useLoaded<T>(load: Load<T>): Loaded<T> {
  const [tries, setTries] = useState(0);
  const [latest, setLatest] = useState<{ load: Load<T>; tries: number; loaded: Loaded<T> }>();
  useEffect(() => {
    const control = new AbortController();
    const tell = (loaded: Loaded<T>) => control.signal.aborted || setLatest({ load, tries, loaded });
    load(control.signal).then(
      (value) => tell({ status: "loaded", value }),
      () => tell({ status: "failed", again: () => setTries((count) => count + 1) }),
    );
    return () => control.abort();
  }, [load, tries]);
  return latest?.load === load && latest.tries === tries ? latest.loaded : loading;
}
