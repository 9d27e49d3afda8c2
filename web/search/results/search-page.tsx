import { useLingui } from "@lingui/react/macro";
import { go, useSearchValue } from "#platform/router/navigation.ts";
import { Select } from "#ui/controls/select.tsx";
import { Switch } from "#ui/controls/switch.tsx";
import { keepSearch, SearchBox } from "../box/index.ts";
import { forgetFound } from "../found-store.ts";
import { type Search, type SearchSort, searchAddress, searchOf, tabs } from "../search-address.ts";
import { ChannelResults } from "./channel-results.tsx";
import { FileResults } from "./file-results.tsx";
import { HereChip } from "./here-chip.tsx";
import { MessageResults } from "./message-results.tsx";
import { PeopleResults } from "./people-results.tsx";

/** What was looked for, and what was found. */
export default function SearchPage() {
  const { t } = useLingui();
  const search = useSearch();
  const change = (changes: Partial<Search>) => go(searchAddress({ ...search, ...changes }), { replace: true });
  const onSearch = (query: string) => {
    keepSearch(query).catch(reportError);
    forgetFound();
    change({ query });
  };
  const words = { messages: t`Messages`, files: t`Files`, people: t`People`, channels: t`Channels` };
  return (
    <div className="flex h-full flex-col">
      <h1 className="sr-only">{t`Search`}</h1>
      <div className="flex shrink-0 items-center gap-2 px-3 pt-3 wide:px-6">
        <SearchBox
          query={search.query}
          onSearch={onSearch}
          placeholder={search.channelId ? t`Search this conversation` : t`Search messages, files, people and channels`}
          start={
            search.channelId && (
              <HereChip channelId={search.channelId} onRemove={() => change({ channelId: undefined })} />
            )
          }
        />
      </div>
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 border-b border-line px-3 wide:px-6">
        <div role="tablist" aria-label={t`What to find`} className="flex flex-1 gap-1">
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              role="tab"
              id={`search-${tab}`}
              aria-selected={tab === search.tab}
              aria-controls="search-results"
              onClick={() => change({ tab })}
              className="-mb-px flex h-11 cursor-pointer items-center border-b-2 border-transparent px-3 text-ui font-medium text-quiet hover:text-text aria-selected:border-accent aria-selected:text-text"
            >
              {words[tab]}
            </button>
          ))}
        </div>
        {search.tab !== "people" && search.query !== "" && (
          <Switch isSelected={search.archived} onChange={(archived) => change({ archived })}>{t`Archived too`}</Switch>
        )}
        {search.tab === "messages" && search.query !== "" && (
          <div className="py-1.5">
            <Select
              label={t`Order`}
              hideLabel
              size="small"
              value={search.sort}
              options={[
                { value: "relevance", label: t`Best first` },
                { value: "newest", label: t`Newest first` },
              ]}
              onChange={(sort) => change({ sort: sort as SearchSort })}
            />
          </div>
        )}
      </div>
      <div
        id="search-results"
        role="tabpanel"
        aria-labelledby={`search-${search.tab}`}
        className="flex min-h-0 flex-1 flex-col"
      >
        {search.tab === "messages" && <MessageResults search={search} />}
        {search.tab === "files" && <FileResults search={search} />}
        {search.tab === "people" && <PeopleResults search={search} />}
        {search.tab === "channels" && <ChannelResults search={search} />}
      </div>
    </div>
  );
}

function useSearch(): Search {
  const values: Record<string, string | undefined> = {
    q: useSearchValue("q"),
    in: useSearchValue("in"),
    tab: useSearchValue("tab"),
    sort: useSearchValue("sort"),
    archived: useSearchValue("archived"),
  };
  return searchOf((key) => values[key]?.toString());
}
