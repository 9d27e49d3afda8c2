import { useState } from "react";
import { errorWords } from "../words/error-words.ts";

/** A change at a line of a list: one at a time, and what went wrong is said at the line. */
export function useChange() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (run: () => Promise<void>): void => {
    setBusy(true);
    setProblem(null);
    run()
      .catch((error: unknown) => setProblem(errorWords(error)))
      .finally(() => setBusy(false));
  };
  return { busy, problem, change };
}
