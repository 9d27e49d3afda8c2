import type { Group } from "@atrium/contract/people/groups.ts";
import { UsersRound } from "lucide-react";
import { findGroups, groups } from "#people/groups/index.ts";
import { may } from "#workspace/workspaces/index.ts";
import { fits, type Suggestion, type SuggestionSource } from "./suggestion.ts";

const most = 4;

/** Groups of people, by their handle or their name. */
export const groupSource: SuggestionSource = {
  sign: "@",
  now: known,
  async more(query) {
    if (!may("group.browse")) return [];
    await findGroups(query.trim());
    return known(query);
  },
};

function known(query: string): Suggestion[] {
  return [...groups.get().values()]
    .filter((group) => fits(group.handle, query) || fits(group.name, query))
    .sort((a, b) => (a.handle < b.handle ? -1 : 1))
    .slice(0, most)
    .map(suggestionOf);
}

const suggestionOf = ({ id, handle, name, memberCount }: Group): Suggestion => ({
  key: id,
  label: `@${handle}`,
  detail: `${name} · ${memberCount}`,
  mark: <UsersRound size={18} strokeWidth={1.5} className="mx-[3px] shrink-0 text-quiet" />,
  text: `@${handle}`,
  mention: { kind: "group", id, name: handle },
});
