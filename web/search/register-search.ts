import { t } from "@lingui/core/macro";
import { MessageSquareText, Search } from "lucide-react";
import { createElement } from "react";
import { go } from "#platform/router/navigation.ts";
import { commands, finders } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { findAlike } from "./find-alike.ts";
import { channelHere, searchAddress } from "./search-address.ts";

/** What the first screen does without; called once, after it stands. */
export function register(): void {
  commands.add({
    id: "search.here",
    label: () => t`Search this conversation`,
    icon: Search,
    group: () => t`Go to`,
    shortcut: "Mod+Shift+F",
    when: () => space.get() !== null && channelHere() !== undefined,
    run: () => go(searchAddress({ query: "", ...(channelHere() && { channelId: channelHere() as string }) })),
  });
  commands.add({
    id: "search.open",
    label: () => t`Search messages`,
    icon: Search,
    group: () => t`Go to`,
    when: () => space.get() !== null,
    run: () => go(searchAddress({ query: "" })),
  });
  finders.add(
    {
      id: "search",
      label: () => t`Search`,
      find: (query) =>
        query === ""
          ? []
          : [
              {
                id: "messages",
                label: t`Search messages for “${query}”`,
                mark: createElement(MessageSquareText, { size: 18, strokeWidth: 1.5 }),
                go: () => go(searchAddress({ query })),
              },
            ],
    },
    200,
  );
  finders.add({ id: "alike", label: () => t`Did you mean`, find: findAlike }, 190);
}
