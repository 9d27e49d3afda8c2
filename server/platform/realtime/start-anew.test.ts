import { createClient } from "@atrium/web/platform/api/client.ts";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { places, plainFeatures, plainWorkspace, say } from "../../testing/plain-features.ts";
import { RawSocket } from "../../testing/raw-socket.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { startLogAnew } from "../events/event-log.ts";
import type { Bus } from "./bus.ts";
import { databaseBus } from "./database-bus.ts";

let server: TestServer;
/** Of another process, such as one that imports. */
let elsewhere: Bus;
const sockets: RawSocket[] = [];
beforeAll(async () => {
  server = await startTestServer({ features: plainFeatures });
  elsewhere = await databaseBus(server.databaseUrl, server.platform.log);
  return () => elsewhere.close();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

const follow = async (account: string, workspaceId: string, after: number): Promise<RawSocket> => {
  const socket = await RawSocket.as(server.url, account);
  sockets.push(socket);
  return socket.open(workspaceId, after);
};
const sayTo = (account: string, workspaceId: string, words: string, room = "hall") =>
  createClient({ baseUrl: server.url, token: account }).call(say, { workspaceId, room, words });
async function startAnew(workspaceId: string): Promise<number> {
  const seq = await server.platform.database.transaction({ workspaceId }, ({ db }) => startLogAnew(db, workspaceId));
  elsewhere.sendHead(workspaceId, seq);
  return seq;
}

describe("when the log begins anew", () => {
  it("everybody who is connected is told to fetch afresh, once, and hears what comes after", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 2);
    await sayTo(accounts[0], workspaceId, "before");
    const hearers = await Promise.all(accounts.map((account) => follow(account, workspaceId, 0)));
    expect(await startAnew(workspaceId)).toBe(2);
    for (const hearer of hearers) await hearer.until(() => hearer.of("reset").length > 0);
    await sayTo(accounts[0], workspaceId, "after");
    for (const hearer of hearers) {
      await hearer.until(() => hearer.of("event").length === 2);
      expect(hearer.of("reset").map((frame) => frame.seq)).toEqual([2]);
      expect(hearer.of("event").map((frame) => frame.seq)).toEqual([1, 3]);
    }
  });

  it("they hear from then on what they were let into meanwhile without being told", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 2, ["hall"]);
    const [speaker, hearing] = accounts as unknown as [string, string];
    const hearer = await follow(hearing, workspaceId, 0);
    for (const account of [speaker, hearing]) places.get(account)?.get(workspaceId)?.push("attic");
    await startAnew(workspaceId);
    await hearer.until(() => hearer.of("reset").length === 1);
    await sayTo(speaker, workspaceId, "up here", "attic");
    await hearer.until(() => hearer.of("event").length > 0);
    expect(hearer.of("event").map((frame) => frame.data["words"])).toEqual(["up here"]);
  });

  it("nothing is lost or told twice of what is said at that very moment", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 2);
    const hearer = await follow(accounts[1] as string, workspaceId, 0);
    const said = Array.from({ length: 60 }, (_, n) => sayTo(accounts[0], workspaceId, `w${n}`));
    await startAnew(workspaceId);
    await Promise.all(said);
    await hearer.until(() => hearer.of("reset").length === 1);
    await sayTo(accounts[0], workspaceId, "end");
    await hearer.until(() => hearer.of("event").at(-1)?.data["words"] === "end");
    const from = hearer.of("reset")[0]?.seq ?? 0;
    const frames = hearer.frames.slice(hearer.frames.findIndex((frame) => frame.type === "reset") + 1);
    const after = frames.flatMap((frame) => (frame.type === "event" ? [frame.seq] : []));
    // 60 said, one number for the new beginning, and the end.
    expect(after).toEqual(Array.from({ length: 62 - from }, (_, n) => from + 1 + n));
  });

  it("who comes back from before it is told so too", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
    await sayTo(accounts[0], workspaceId, "before");
    const seq = await startAnew(workspaceId);
    const hearer = await follow(accounts[0], workspaceId, 1);
    expect(hearer.of("reset").map((frame) => frame.seq)).toEqual([seq]);
    expect(hearer.of("event")).toEqual([]);
  });
});
