import type { CallOf, OutputOf } from "@atrium/contract/protocol/operation.ts";
import { useCallback, useEffect, useState } from "react";
import { api } from "./api.ts";
import type { Callable } from "./client.ts";

export type Answer<T> = {
  value: T | null;
  error: unknown;
  /** Asks again; what is shown stays until the new answer is here. */
  reload: () => void;
  /** Replaces what is shown, e.g. with the echo of one's own change. */
  set: (change: T | ((before: T) => T)) => void;
};

/** Reads an operation for a screen that is seldom open; screens that are lived in keep a store instead. */
export function useAnswer<O extends Callable>(operation: O, input: CallOf<O>): Answer<OutputOf<O>> {
  const [state, setState] = useState<{ value: OutputOf<O> | null; error: unknown }>({ value: null, error: null });
  const [times, setTimes] = useState(0);
  const key = JSON.stringify(input);
  useEffect(() => {
    const abort = new AbortController();
    api.call(operation, JSON.parse(key) as CallOf<O>, { signal: abort.signal }).then(
      (value) => setState({ value, error: null }),
      (error: unknown) => abort.signal.aborted || setState((before) => ({ ...before, error })),
    );
    return () => abort.abort();
    // `times` asks again with the same input.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [operation, key, times]);
  const reload = useCallback(() => setTimes((before) => before + 1), []);
  const set = useCallback<Answer<OutputOf<O>>["set"]>((change) => {
    setState((before) => {
      if (typeof change !== "function") return { value: change, error: null };
      const apply = change as (value: OutputOf<O>) => OutputOf<O>;
      return before.value === null ? before : { value: apply(before.value), error: null };
    });
  }, []);
  return { ...state, reload, set };
}
