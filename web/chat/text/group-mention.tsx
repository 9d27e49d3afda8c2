import type { ReactNode } from "react";
import { findGroups, groups, ownGroups } from "#people/groups/index.ts";
import { useStore } from "#platform/store/use-store.ts";
import { openGroup } from "#workspace/groups/index.ts";
import { attempt } from "../call-here.ts";

/** A group called by name; a press shows who is in it. One's own stands out as one's own name does. */
export function GroupMention({ id, children }: { id: string; children: ReactNode }) {
  const handle = useStore(groups, (all) => all.get(id)?.handle);
  const own = useStore(ownGroups, (all) => all.has(id));
  const open = async () => {
    if (!groups.get().has(id)) await findGroups("");
    openGroup(id);
  };
  return (
    <button
      type="button"
      className={`mention cursor-pointer ${own ? "font-bold" : ""}`}
      onClick={() => attempt(open())}
    >
      {handle ? `@${handle}` : children}
    </button>
  );
}
