import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { FileBrowser } from "./file-browser.tsx";
import type { LibraryQuery } from "./library-address.ts";
import { LibraryCrumbs } from "./library-crumbs.tsx";
import { LibraryFilters } from "./library-filters.tsx";

/** The folders and files of one channel, beside it. */
export default function ChannelLibrary({ channelId }: { channelId: string }) {
  const { t } = useLingui();
  const [query, setQuery] = useState<LibraryQuery>({ place: channelId });
  return (
    <>
      <div className="flex shrink-0 flex-col gap-2 border-b border-line px-3 py-2">
        {query.folderId && <LibraryCrumbs query={query} onQuery={setQuery} />}
        <LibraryFilters query={query} onQuery={(changes) => setQuery({ ...query, ...changes })} />
      </div>
      <FileBrowser
        key={query.folderId ?? ""}
        query={query}
        look="list"
        label={t`Files of this conversation`}
        onFolder={(folderId) => setQuery({ place: channelId, ...(folderId && { folderId }) })}
      />
    </>
  );
}
