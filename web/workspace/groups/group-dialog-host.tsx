import { lazy } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { openedGroup } from "./open-group.ts";

const GroupDialog = lazy(() => import("./group-dialog.tsx"));

export function GroupDialogHost() {
  const id = useStore(openedGroup);
  return id === null ? null : <GroupDialog key={id} id={id} onClose={() => openedGroup.set(null)} />;
}
