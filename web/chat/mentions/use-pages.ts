import { useEffect, useRef, useState } from "react";
import { useConnectionState } from "#platform/realtime/live.ts";

type Page<T> = { items: readonly T[]; next?: string | undefined };
type Pages<T> = { items: readonly T[] | null; error: unknown; more: () => void };

/** A paged list, read from its beginning for as long as it is looked at; scrolling on fetches more. */
export function usePages<T>(fetchPage: (cursor?: string) => Promise<Page<T>>): Pages<T> {
  const [page, setPage] = useState<Page<T> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const busy = useRef(false);
  const online = useConnectionState().status === "online";
  useEffect(() => {
    if (!online) return;
    let current = true;
    fetchPage().then(
      (first) => current && setPage(first),
      (thrown: unknown) => current && setError(thrown),
    );
    return () => {
      current = false;
    };
  }, [online, fetchPage]);
  const more = () => {
    if (busy.current || page?.next === undefined) return;
    busy.current = true;
    fetchPage(page.next)
      .then((further) => setPage({ ...further, items: [...page.items, ...further.items] }))
      // Scrolling on asks again.
      .catch(() => undefined)
      .finally(() => {
        busy.current = false;
      });
  };
  return { items: page?.items ?? null, error: page ? null : error, more };
}
