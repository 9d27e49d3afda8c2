import { t } from "@lingui/core/macro";
import { MessageSquareText, Search as SearchIcon } from "lucide-react";
import { createElement } from "react";
import { fileSearches } from "#files/library/index.ts";
import { go } from "#platform/router/navigation.ts";
import { commands, finders } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { FileSearchField } from "./file-search-field.tsx";
import { findAlike } from "./find-alike.ts";
import { findFiles } from "./find-files.ts";
import { forgetFound, registerFoundStore } from "./found-store.ts";
import { channelHere, type Search, searchAddress } from "./search-address.ts";

/** What the first screen does without; called once, after it stands. */
export function register(): void {
  registerFoundStore();
  commands.add({
    id: "search.here",
    label: () => t`Search this conversation`,
    icon: SearchIcon,
    group: () => t`Go to`,
    shortcut: "Mod+Shift+F",
    when: () => space.get() !== null && channelHere() !== undefined,
    run: () => searchFor({ query: "", channelId: channelHere() }),
  });
  commands.add({
    id: "search.open",
    label: () => t`Search messages`,
    icon: SearchIcon,
    group: () => t`Go to`,
    when: () => space.get() !== null,
    run: () => searchFor({ query: "" }),
  });
  finders.add(
    {
      id: "search",
      label: () => t`Search`,
      last: true,
      find: (query) =>
        query === ""
          ? []
          : [
              {
                id: "messages",
                label: t`Search messages for “${query}”`,
                mark: createElement(MessageSquareText, { size: 18, strokeWidth: 1.5 }),
                go: () => searchFor({ query }),
              },
            ],
    },
    200,
  );
  finders.add({ id: "files", label: () => t`Files`, last: true, find: findFiles }, 180);
  fileSearches.add(FileSearchField);
  finders.add({ id: "alike", label: () => t`Did you mean`, last: true, find: findAlike }, 190);
}

function searchFor(search: Pick<Search, "query"> & Partial<Search>): void {
  forgetFound();
  go(searchAddress(search));
}
