import { useLingui } from "@lingui/react/macro";
import { Search } from "lucide-react";
import { useState } from "react";
import { go } from "#platform/router/navigation.ts";
import { searchAddress } from "./search-address.ts";

/** Looks for files, of one conversation or of all; what was found stands on the page of the search. */
export function FileSearchField({ channelId }: { channelId: string | null }) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  return (
    <form
      role="search"
      onSubmit={(submit) => {
        submit.preventDefault();
        if (query.trim() === "") return;
        go(searchAddress({ query: query.trim(), tab: "files", ...(channelId && { channelId }) }));
      }}
    >
      <label className="flex h-8 items-center gap-2 rounded-control border border-control bg-surface px-2.5 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus touch:h-11">
        <Search size={15} strokeWidth={1.75} className="shrink-0 text-quiet" />
        <span className="sr-only">{t`Search in files`}</span>
        <input
          type="search"
          value={query}
          onChange={(change) => setQuery(change.target.value)}
          placeholder={t`Names and words in files`}
          className="h-full w-44 min-w-0 bg-transparent text-ui outline-none placeholder:text-quiet"
        />
      </label>
    </form>
  );
}
