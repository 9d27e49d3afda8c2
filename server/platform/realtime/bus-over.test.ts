import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { BusListener } from "./bus.ts";
import { busOver, type CarrierListener } from "./bus-over.ts";

/** A carrier between the processes of this test, which can be interrupted. */
function exchange() {
  const hearers = new Set<CarrierListener>();
  const sent: string[] = [];
  const way = { up: true };
  const open = async (listener: CarrierListener) => {
    hearers.add(listener);
    return {
      notes: true,
      send: (text: string) => {
        if (!way.up) return false;
        sent.push(text);
        for (const hearer of hearers) hearer.text(text);
        return true;
      },
      close: async () => void hearers.delete(listener),
    };
  };
  const restore = () => {
    way.up = true;
    for (const hearer of hearers) hearer.up();
  };
  return { open, sent, way, restore };
}

/** Everything a process heard, in words. */
function listening(): BusListener & { heard: string[] } {
  const heard: string[] = [];
  return {
    heard,
    head: (workspaceId, seq) => heard.push(`${workspaceId} is at ${seq}`),
    signal: (workspaceId, keys, text) => heard.push(`${text} to ${keys.join()} of ${workspaceId}`),
    accountSignal: (workspaceId, ids, text) => heard.push(`${text} of ${workspaceId} to ${ids.join()}`),
    note: (topic, data) => heard.push(`${topic}: ${JSON.stringify(data)}`),
    ended: (ids) => heard.push(`${ids.join()} ended`),
    resumed: () => heard.push("resumed"),
  };
}

async function twoProcesses() {
  const between = exchange();
  const [here, there] = [listening(), listening()];
  const [bus, other] = [await busOver(1, between.open), await busOver(1, between.open)];
  bus.listen(here);
  other.listen(there);
  return { ...between, bus, other, here, there };
}

test("carries heads, signals and ended sessions to the others, not to oneself", async () => {
  const { bus, here, there } = await twoProcesses();
  bus.sendSignal("w", ["channel:1"], "typing");
  bus.sendAccountSignal("w", ["a", "b"], "badge");
  bus.sendEnded(["session"]);
  bus.sendNote("presence", { mina: "online" });
  bus.sendHead("w", 7);
  await expect.poll(() => there.heard).toHaveLength(5);
  expect(there.heard).toEqual([
    "typing to channel:1 of w",
    "badge of w to a,b",
    "session ended",
    'presence: {"mina":"online"}',
    "w is at 7",
  ]);
  expect(here.heard).toEqual([]);
});

test("joins the heads of a moment: one text, the highest of each workspace", async () => {
  const { bus, there, sent } = await twoProcesses();
  for (const seq of [1, 3, 2]) bus.sendHead("w", seq);
  bus.sendHead("v", 9);
  await expect.poll(() => there.heard).toEqual(["w is at 3", "v is at 9"]);
  expect(sent).toHaveLength(1);
});

test("keeps heads while the way is interrupted, and says when it is back", async () => {
  const { bus, there, way, restore } = await twoProcesses();
  way.up = false;
  bus.sendHead("w", 4);
  bus.sendSignal("w", ["channel:1"], "typing");
  await sleep(20);
  expect(there.heard).toEqual([]);
  restore();
  expect(there.heard.toSorted()).toEqual(["resumed", "w is at 4"]);
});

test("tells what waits before it closes", async () => {
  const { bus, there } = await twoProcesses();
  bus.sendHead("w", 5);
  await bus.close();
  expect(there.heard).toEqual(["w is at 5"]);
});
