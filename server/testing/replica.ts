import type { EventFrame } from "@atrium/contract/protocol/frame.ts";
import { updateWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { expect } from "vitest";
import { newId } from "../platform/operations/new-id.ts";
import type { RawSocket } from "./raw-socket.ts";
import { following, type Team, type TestMember } from "./team.ts";
import type { TestServer } from "./test-server.ts";

/**
 * The one test that proves real time for a feature: a snapshot, brought forward by the events somebody is told, equals
 * a fresh snapshot. `apply` is what a client does with an event; it changes the state it is given.
 */
export type Replica<State> = {
  snapshot(person: TestMember): Promise<State>;
  apply(state: State, event: EventFrame, person: TestMember): void;
  /** What must be the same, as plain data. Compared are the kept state and the fresh one, in this order. */
  same(kept: State, fresh: State): [unknown, unknown];
};

/**
 * Lets everybody follow `actions` live, and once more from where they began, as after a long sleep: both must end with
 * what a fresh snapshot says.
 */
export async function expectReplicasToHold<State>(
  server: TestServer,
  team: Pick<Team, "workspaceId" | "owner">,
  people: TestMember[],
  replica: Replica<State>,
  actions: () => Promise<unknown>,
): Promise<void> {
  const { workspaceId, owner } = team;
  const watchers = await Promise.all(
    people.map(async (person) => {
      const live = await following(server, person, workspaceId);
      const from = live.of("opened")[0]?.seq ?? 0;
      return { person, live, from, states: [await replica.snapshot(person), await replica.snapshot(person)] as const };
    }),
  );
  await actions();
  const name = newId();
  await owner.client.call(updateWorkspace, { workspaceId, name });
  for (const { person, live, from, states } of watchers) {
    const late = await following(server, person, workspaceId, from);
    const fresh = await replica.snapshot(person);
    for (const [index, socket] of [live, late].entries()) {
      const kept = states[index] as State;
      for (const event of await eventsUntil(socket, name)) replica.apply(kept, event, person);
      const [was, is] = replica.same(kept, fresh);
      expect(was, `${person.name}, ${index === 0 ? "live" : "resumed"}`).toEqual(is);
      socket.close();
    }
  }
}

/** What was told before the workspace got this name: everybody hears that, and nothing comes after. */
async function eventsUntil(socket: RawSocket, name: string): Promise<EventFrame[]> {
  const isEnd = (event: EventFrame) => event.name === "workspaceUpdated" && JSON.stringify(event.data).includes(name);
  await socket.until(() => socket.of("event").some(isEnd));
  return socket.of("event").filter((event) => !isEnd(event));
}
