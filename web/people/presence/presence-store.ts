import { type Presence, presenceChanged } from "@atrium/contract/people/presence.ts";
import { useEffect } from "react";
import { connectionState, live } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onSignal } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";

const presences = createStore<Readonly<Record<string, Presence>>>({});
/** How many places on the screen show each person. */
const shown = new Map<string, number>();
/** What a connection may watch at once. */
const most = 500;

/** Whether a person is there now; the server is asked about people on the screen only. */
export function usePresence(id: string): Presence {
  useEffect(() => {
    shown.set(id, (shown.get(id) ?? 0) + 1);
    scheduleWatch();
    return () => {
      const left = (shown.get(id) ?? 1) - 1;
      if (left > 0) shown.set(id, left);
      else shown.delete(id);
      scheduleWatch();
    };
  }, [id]);
  const told = useStore(presences, (all) => all[id]);
  const online = useStore(connectionState, (state) => state.status === "online");
  return (online && told) || "offline";
}

let scheduled = false;
let watched = "";
function scheduleWatch(): void {
  if (scheduled) return;
  scheduled = true;
  setTimeout(() => {
    scheduled = false;
    const workspaceId = space.get()?.workspaceId;
    const people = [...shown.keys()].slice(0, most).sort();
    const list = `${workspaceId}:${people.join()}`;
    if (!workspaceId || list === watched) return;
    watched = list;
    live().watch(workspaceId, { people });
  }, 100);
}

export function registerPresence(): void {
  onSignal(presenceChanged, ({ people }) => {
    const told = Object.fromEntries(people.map(({ memberId, presence }) => [memberId, presence]));
    presences.set((before) => ({ ...before, ...told }));
  });
  onClear(() => {
    presences.set({});
    watched = "";
    scheduleWatch();
  });
}
