import { useEffect, useMemo, useState } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { loadRecentSearches, recentSearches } from "./recent-searches.ts";
import { fetchSuggestions, type Suggestion, suggestionsFor } from "./suggestions.ts";

/** What could come next: at once from this device, then completed by the server. Null while the field is not used. */
export function useSuggestions(text: string | null): readonly Suggestion[] {
  const recent = useStore(recentSearches);
  const [fetched, setFetched] = useState<{ text: string; suggestions: readonly Suggestion[] } | null>(null);
  // `recent` is read inside.
  // oxlint-disable-next-line react/exhaustive-deps
  const known = useMemo(() => (text === null ? [] : suggestionsFor(text)), [text, recent]);
  useEffect(() => {
    loadRecentSearches().catch(reportError);
  }, []);
  useEffect(() => {
    if (text === null) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      // Without the network there is what this device knows.
      fetchSuggestions(text).then(
        (suggestions) => current && setFetched({ text, suggestions }),
        () => undefined,
      );
    }, 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return fetched && fetched.text === text && known.length < fetched.suggestions.length ? fetched.suggestions : known;
}
