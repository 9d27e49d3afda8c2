import { useLingui } from "@lingui/react/macro";
import { ArrowLeft, FolderOpen } from "lucide-react";
import { go, useSearchValue } from "#platform/router/navigation.ts";
import { usePageTitle } from "#platform/router/page-title.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { useSpace } from "#platform/store/space.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { PaneHeader } from "#ui/layout/pane-header.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { useWorkspace } from "#workspace/workspaces/index.ts";
import { FileBrowser } from "./file-browser.tsx";
import { channelOf, type LibraryQuery, libraryAddress, queryOf } from "./library-address.ts";
import { LibraryBar } from "./library-bar.tsx";
import { LibraryCrumbs } from "./library-crumbs.tsx";
import { LibraryFilters } from "./library-filters.tsx";
import { useLook } from "./library-look.ts";
import { fileSearches } from "./place-names.ts";

/** All files one may see, or those of one place. */
export default function FilesPage() {
  const { t } = useLingui();
  const wide = useWide();
  const look = useLook();
  const { slug } = useSpace();
  const query = useQuery();
  const [SearchField] = useSlot(fileSearches);
  usePageTitle(t`Files`, useWorkspace()?.name);
  const change = (changes: Partial<LibraryQuery>) => go(libraryAddress({ ...query, ...changes }));
  return (
    <div className="flex h-full flex-col">
      <PaneHeader
        icon={FolderOpen}
        title={t`Files`}
        start={!wide && <IconButton icon={ArrowLeft} label={t`Back`} onPress={() => go(`/${slug}`)} />}
        actions={<LibraryBar query={query} />}
      />
      <div className="flex shrink-0 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-3 py-2 wide:px-5">
        <LibraryCrumbs query={query} />
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          {SearchField && <SearchField channelId={channelOf(query.place)} />}
          <LibraryFilters query={query} onQuery={change} />
        </div>
      </div>
      <FileBrowser
        key={`${query.place} ${query.folderId}`}
        query={query}
        look={look}
        label={t`Files`}
        onFolder={(folderId) => change({ folderId: folderId as string })}
      />
    </div>
  );
}

function useQuery(): LibraryQuery {
  const values: Record<string, string | undefined> = {
    in: useSearchValue("in"),
    folder: useSearchValue("folder"),
    type: useSearchValue("type"),
    by: useSearchValue("by"),
    tag: useSearchValue("tag"),
    since: useSearchValue("since"),
  };
  return queryOf((key) => values[key]?.toString());
}
