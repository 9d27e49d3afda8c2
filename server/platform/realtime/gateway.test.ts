import { closeCodes } from "@atrium/contract/protocol/frame.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { sql } from "kysely";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { enter, expelMe, openRoom, plainFeatures, plainWorkspace, say } from "../../testing/plain-features.ts";
import { RawSocket } from "../../testing/raw-socket.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
const sockets: RawSocket[] = [];
beforeAll(async () => {
  server = await startTestServer({ features: plainFeatures });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

const connect = async (account: string): Promise<RawSocket> => {
  const socket = await RawSocket.as(server.url, account);
  sockets.push(socket);
  return socket;
};
const as = (token: string) => createClient({ baseUrl: server.url, token });
const sayTo = (account: string, workspaceId: string, words: string, room = "hall") =>
  as(account).call(say, { workspaceId, room, words });

describe("somebody who follows a workspace", () => {
  it("hears what is said in their rooms, in order and once", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 2);
    const hearer = await (await connect(accounts[1] as string)).open(workspaceId, 0);
    for (const words of ["one", "two", "three"]) await sayTo(accounts[0], workspaceId, words);
    await hearer.until(() => hearer.of("event").length === 3);
    expect(hearer.of("event").map((frame) => [frame.seq, frame.data["words"]])).toEqual([
      [1, "one"],
      [2, "two"],
      [3, "three"],
    ]);
  });

  it("gets exactly what was missed when coming back, then what is live", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
    for (let n = 1; n <= 10; n += 1) await sayTo(accounts[0], workspaceId, `word ${n}`);
    const back = await (await connect(accounts[0])).open(workspaceId, 7);
    await sayTo(accounts[0], workspaceId, "live");
    await back.until(() => back.of("event").length === 4);
    expect(back.of("event").map((frame) => frame.seq)).toEqual([8, 9, 10, 11]);
    expect(back.of("opened")[0]?.seq).toBe(10);
  });

  it("gets what the last of several openings asked for, and nothing after closing", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
    for (const words of ["one", "two", "three"]) await sayTo(accounts[0], workspaceId, words);
    const hearer = await connect(accounts[0]);
    hearer.send({ type: "open", workspaceId, after: 3 });
    hearer.send({ type: "open", workspaceId, after: 1 });
    await hearer.until(() => hearer.of("opened").length === 1);
    expect(hearer.of("event").map((frame) => frame.seq)).toEqual([2, 3]);
    hearer.send({ type: "open", workspaceId, after: 0 });
    hearer.send({ type: "close", workspaceId });
    await expect.poll(() => server.platform.gateway.streams.has(workspaceId)).toBe(false);
    await sayTo(accounts[0], workspaceId, "unheard");
    expect(hearer.of("event")).toHaveLength(2);
  });

  it("misses and doubles nothing while many speak during the opening", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 3);
    const speaking = Array.from({ length: 120 }, (_, n) => sayTo(accounts[n % 3] as string, workspaceId, `w${n}`));
    const hearers = await Promise.all(
      Array.from({ length: 6 }, async () => (await connect(accounts[1] as string)).open(workspaceId, 0)),
    );
    await Promise.all(speaking);
    for (const hearer of hearers) {
      await hearer.until(() => hearer.of("event").length >= 120);
      expect(hearer.of("event").map((frame) => frame.seq)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
    }
  });

  it("is told to start afresh when the log no longer reaches back, or the cursor is from elsewhere", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
    await sayTo(accounts[0], workspaceId, "old");
    await server.platform.run({ workspaceId }, async ({ db }) => {
      await sql`delete from event where workspace_id = ${workspaceId}`.execute(db);
      await sql`update event_head set pruned_seq = 1 where workspace_id = ${workspaceId}`.execute(db);
    });
    const socket = await connect(accounts[0]);
    await socket.open(workspaceId, 0);
    await socket.open(workspaceId, 999);
    expect(socket.of("reset").map((frame) => frame.seq)).toEqual([1, 1]);
    expect(socket.of("event")).toEqual([]);
  });

  it("begins to hear a room at the very event of entering it, and stops at the event of leaving", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 2, ["hall"]);
    const [speaker, mover] = accounts as unknown as [string, string];
    await as(speaker).call(enter, { workspaceId, room: "attic", here: true });
    const hearer = await (await connect(mover)).open(workspaceId, 1);
    await sayTo(speaker, workspaceId, "before", "attic");
    await as(mover).call(enter, { workspaceId, room: "attic", here: true });
    await sayTo(speaker, workspaceId, "inside", "attic");
    await as(mover).call(enter, { workspaceId, room: "attic", here: false });
    await sayTo(speaker, workspaceId, "after", "attic");
    await sayTo(speaker, workspaceId, "end", "hall");
    await hearer.until(() => hearer.of("event").some((frame) => frame.data["words"] === "end"));
    expect(hearer.of("event").map((frame) => frame.data["words"] ?? frame.name)).toEqual([
      "moved",
      "inside",
      "moved",
      "end",
    ]);
  });

  it("loses the workspace at once when they are no longer in it", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 2);
    const hearer = await (await connect(accounts[1] as string)).open(workspaceId, 0);
    await as(accounts[1] as string).call(expelMe, { workspaceId });
    await hearer.until(() => hearer.of("closed").length === 1);
    await sayTo(accounts[0], workspaceId, "secret");
    await hearer.open(workspaceId, 0);
    expect(JSON.stringify(hearer.frames)).not.toContain("secret");
    expect(hearer.of("closed").map((frame) => frame.code)).toEqual(["not_a_member", "not_found"]);
  });

  it("hears a scope they only look at while they look at it", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 2, ["hall", openRoom]);
    const watcher = accounts[1] as string;
    await as(watcher).call(enter, { workspaceId, room: openRoom, here: false });
    const hearer = await (await connect(watcher)).open(workspaceId, 1);
    const scopes = [{ kind: "room", id: openRoom }];
    hearer.send({ type: "watch", workspaceId, scopes });
    // A call on the same connection answers after the watch was handled or shortly before; ask until it is heard.
    await expect
      .poll(async () => {
        await sayTo(accounts[0], workspaceId, "seen", openRoom);
        return hearer.of("event").length;
      })
      .toBeGreaterThan(0);
    hearer.send({ type: "watch", workspaceId, scopes: [] });
    // Until the server has read that: what is said after it is heard by nobody, while the hall is heard as before.
    const wordsHeard = () => hearer.of("event").map((frame) => frame.data["words"]);
    let round = 0;
    await expect
      .poll(async () => {
        round += 1;
        await sayTo(accounts[0], workspaceId, `unseen ${round}`, openRoom);
        await sayTo(accounts[0], workspaceId, `heard ${round}`);
        await hearer.until(() => wordsHeard().includes(`heard ${round}`));
        return wordsHeard().includes(`unseen ${round}`);
      })
      .toBe(false);
  });

  it("is told by pings how much was sent, so that a loss would be noticed", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
    const hearer = await (await connect(accounts[0])).open(workspaceId, 0);
    await sayTo(accounts[0], workspaceId, "counted");
    await hearer.until(() => hearer.of("event").length === 1);
    for (const connection of server.platform.gateway.connections) server.platform.gateway.ping(connection);
    await hearer.until(() => hearer.of("ping").length > 0);
    expect(hearer.of("ping").at(-1)?.workspaces).toEqual([{ workspaceId, seq: 1, events: 1 }]);
  });
});

describe("an outsider", () => {
  it("hears nothing of a workspace they are not in, and is not told that it exists", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
    const other = await plainWorkspace(server.platform, 1);
    const outsider = await (await connect(other.accounts[0])).open(workspaceId, 0);
    const nowhere = await (await connect(other.accounts[0])).open(openRoom, 0);
    await sayTo(accounts[0], workspaceId, "private");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(outsider.of("closed")[0]?.code).toBe(nowhere.of("closed")[0]?.code);
    expect(outsider.of("event")).toEqual([]);
  });

  it("cannot connect without a session, nor from a foreign page with somebody's cookie", async () => {
    const { accounts } = await plainWorkspace(server.platform, 1);
    const anonymous = new RawSocket(server.url, {});
    const foreign = new RawSocket(server.url, { cookie: `account=${accounts[0]}`, origin: "https://evil.example" });
    const own = new RawSocket(server.url, { cookie: `account=${accounts[0]}`, origin: server.url });
    sockets.push(anonymous, foreign, own);
    await anonymous.until(() => anonymous.closed !== undefined);
    await foreign.until(() => foreign.closed !== undefined);
    await own.until(() => own.of("welcome").length === 1);
    expect([anonymous.closed?.code, foreign.closed?.code]).toEqual([401, 403]);
  });
});

describe("a hostile or broken client", () => {
  it("is cut off when its session ends", async () => {
    const { accounts } = await plainWorkspace(server.platform, 1);
    const socket = await connect(accounts[0]);
    server.platform.gateway.endSessions([`session-${accounts[0]}`]);
    await socket.until(() => socket.closed !== undefined);
    expect(socket.closed?.code).toBe(closeCodes.sessionEnded);
  });

  it("is cut off for a frame of 10 MB, without the server keeping it", async () => {
    const { accounts } = await plainWorkspace(server.platform, 1);
    const socket = await connect(accounts[0]);
    socket.ws.send("x".repeat(10_000_000), () => undefined);
    await socket.until(() => socket.closed !== undefined);
    expect(socket.closed?.code).toBe(1009);
  });

  it("is answered for nonsense, and goes on", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
    const socket = await connect(accounts[0]);
    socket.ws.send("not json");
    socket.send({ type: "open", workspaceId: "x", after: -1 });
    socket.send({ type: "call", id: 1, operation: "nope", input: {} });
    socket.send({ type: "watch", workspaceId, people: [] });
    await socket.until(() => socket.of("refused").length === 3 && socket.of("answer").length === 1);
    expect(socket.of("answer")[0]?.error?.code).toBe("not_found");
    await socket.open(workspaceId, 0);
    expect(socket.of("opened")).toHaveLength(1);
  });

  it("is cut off for flooding; others are not disturbed", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 2);
    const flooder = await connect(accounts[0]);
    const other = await (await connect(accounts[1] as string)).open(workspaceId, 0);
    for (let n = 0; n < 10_000; n += 1) flooder.send({ type: "open", workspaceId, after: 0 });
    await flooder.until(() => flooder.closed !== undefined);
    expect(flooder.closed?.code).toBe(closeCodes.tooMany);
    await sayTo(accounts[1] as string, workspaceId, "still here");
    await other.until(() => other.of("event").length === 1);
  });

  it("that stops reading is cut off with bounded memory, and can come back for the rest", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 2);
    const slow = await (await connect(accounts[1] as string)).open(workspaceId, 0);
    const before = server.platform.gateway.connections.size;
    (slow.ws as unknown as { _socket: { pause(): void } })._socket.pause();
    const big = "x".repeat(200_000);
    let said = 0;
    while (server.platform.gateway.connections.size === before && said < 200) {
      await sayTo(accounts[0], workspaceId, big);
      said += 1;
    }
    expect(said).toBeLessThan(200);
    const back = await (await connect(accounts[1] as string)).open(workspaceId, said - 1);
    await back.until(() => back.of("event").length === 1);
    expect(back.of("event")[0]?.seq).toBe(said);
  });
});

describe("calls on the socket", () => {
  it("answer like REST, with the same errors", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
    const socket = await connect(accounts[0]);
    socket.send({ type: "call", id: 1, operation: "say", input: { workspaceId, room: "hall", words: "hi" } });
    socket.send({ type: "call", id: 2, operation: "say", input: { workspaceId, room: "cellar", words: "hi" } });
    socket.send({ type: "call", id: 3, operation: "say", input: { workspaceId, room: "hall", words: "", extra: 1 } });
    await socket.until(() => socket.of("answer").length === 3);
    const answers = new Map(socket.of("answer").map((frame) => [frame.id, frame]));
    expect(answers.get(1)?.output).toEqual({ words: "hi" });
    expect([answers.get(2)?.error?.code, answers.get(2)?.error?.status]).toEqual(["not_in_room", 409]);
    expect(answers.get(3)?.error?.fields?.map((field) => field.path)).toEqual(["words", "extra"]);
  });
});
