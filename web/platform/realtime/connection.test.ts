import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ClientFrame, ServerFrame } from "@atrium/contract/protocol/frame.ts";
import { closeCodes } from "@atrium/contract/protocol/frame.ts";
import { listRoles } from "@atrium/contract/workspace/roles.ts";
import { updateWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { afterEach, expect, test, vi } from "vitest";
import { type WebSocket as ServerSocket, WebSocketServer } from "ws";
import { createClient } from "../api/client.ts";
import { type Connection, type ConnectionOptions, createConnection } from "./connection.ts";

const workspaceId = "01900000-0000-7000-8000-000000000001";
const accountId = "01900000-0000-7000-8000-000000000002";
const wait = <T>(check: () => T) => vi.waitFor(check, { timeout: 30_000, interval: 5 });

/** A server that keeps a log of events and can be told to misbehave. */
class FakeServer {
  readonly heard: ClientFrame[] = [];
  readonly sockets: ServerSocket[] = [];
  readonly opened: number[] = [];
  /** Sequence numbers that get lost once on their way. */
  readonly lose = new Set<number>();
  log = 0;
  pingSeconds = 10;
  refuseSockets = false;
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.writeHead(404).end();
  readonly #sent = new Map<ServerSocket, number>();
  readonly #http: Server = createServer((request, response) => this.answer(request, response));
  readonly #ws = new WebSocketServer({ noServer: true });

  async listen(): Promise<string> {
    this.#http.on("upgrade", (request, socket, head) => {
      if (this.refuseSockets) return socket.destroy();
      this.#ws.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws));
    });
    await new Promise<void>((resolve) => this.#http.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  #welcome(ws: ServerSocket): void {
    this.sockets.push(ws);
    send(ws, { type: "welcome", connectionId: accountId, accountId, pingSeconds: this.pingSeconds, version: "1" });
    ws.on("message", (text: Buffer) => {
      const frame = JSON.parse(text.toString()) as ClientFrame;
      this.heard.push(frame);
      if (frame.type === "open") this.#open(ws, frame.after);
      if (frame.type === "call") send(ws, { type: "answer", id: frame.id, output: { said: frame.operation } });
    });
  }

  #open(ws: ServerSocket, after: number): void {
    this.opened.push(after);
    this.#sent.set(ws, 0);
    for (let seq = after + 1; seq <= this.log; seq++) this.#deliver(ws, seq);
    send(ws, { type: "opened", workspaceId, seq: this.log });
  }

  #deliver(ws: ServerSocket, seq: number): void {
    this.#sent.set(ws, (this.#sent.get(ws) ?? 0) + 1);
    if (!this.lose.delete(seq)) send(ws, eventFrame(seq));
  }

  happen(times = 1): void {
    for (let i = 0; i < times; i++) {
      this.log += 1;
      for (const ws of this.sockets) if (ws.readyState === 1) this.#deliver(ws, this.log);
    }
  }

  ping(): void {
    for (const ws of this.sockets) {
      if (ws.readyState === 1)
        send(ws, { type: "ping", workspaces: [{ workspaceId, seq: this.log, events: this.#sent.get(ws) ?? 0 }] });
    }
  }

  stop(): void {
    for (const ws of this.sockets) ws.terminate();
    this.#http.closeAllConnections();
    this.#http.close();
  }
}
const send = (ws: ServerSocket, frame: ServerFrame) => ws.send(JSON.stringify(frame));
const eventFrame = (seq: number): ServerFrame => ({
  type: "event",
  workspaceId,
  seq,
  name: "happened",
  at: "2026-11-20T09:14:00.000Z",
  actorId: null,
  data: {},
});

let server: FakeServer;
let connection: Connection | undefined;
afterEach(() => {
  connection?.stop();
  server.stop();
});

async function connected(settings: Partial<ConnectionOptions> = {}, prepare: (server: FakeServer) => void = () => {}) {
  server = new FakeServer();
  prepare(server);
  const seen: number[] = [];
  const resets: number[] = [];
  const ended = vi.fn();
  connection = createConnection({
    api: createClient({ baseUrl: await server.listen() }),
    random: () => 0,
    welcomeWithin: 300,
    onEvent: (frame) => seen.push(frame.seq),
    onReset: (_, seq) => resets.push(seq),
    onSessionEnded: ended,
    ...settings,
  });
  connection.open(workspaceId, 0);
  return { seen, resets, ended, connection };
}

test("events arrive once and in order, before and after opening", async () => {
  const { seen, connection } = await connected({}, (fake) => fake.happen(3));
  await wait(() => expect(seen).toEqual([1, 2, 3]));
  server.happen(2);
  await wait(() => expect(seen).toEqual([1, 2, 3, 4, 5]));
  expect(connection.state.get()).toMatchObject({ status: "online", transport: "socket" });
});

test("a broken connection resumes from the last event handled", async () => {
  const { seen } = await connected({}, (fake) => fake.happen(3));
  await wait(() => expect(seen).toHaveLength(3));
  server.sockets[0]?.terminate();
  server.happen(4);
  await wait(() => expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]));
  expect(server.opened).toEqual([0, 3]);
});

test("a frame lost on the way is noticed at the ping and fetched, and the rest is not handled twice", async () => {
  const { seen } = await connected({}, (fake) => fake.lose.add(2));
  await wait(() => expect(server.opened).toHaveLength(1));
  server.happen(4);
  await wait(() => expect(seen).toEqual([1, 3, 4]));
  server.ping();
  await wait(() => expect(seen).toEqual([1, 3, 4, 2]));
  expect(server.opened).toEqual([0, 0]);
  server.happen();
  server.ping();
  await wait(() => expect(seen).toEqual([1, 3, 4, 2, 5]));
  expect(server.sockets).toHaveLength(2);
});

test("a ping that agrees moves the cursor over what others may not see", async () => {
  const { connection } = await connected();
  await wait(() => expect(server.opened).toHaveLength(1));
  server.log = 40;
  server.ping();
  await wait(() => expect(connection.seqOf(workspaceId)).toBe(40));
});

test("a reset asks for a snapshot and goes on from there", async () => {
  const { seen, resets } = await connected();
  await wait(() => expect(server.opened).toHaveLength(1));
  server.log = 90;
  send(server.sockets[0] as ServerSocket, { type: "reset", workspaceId, seq: 90 });
  server.happen();
  await wait(() => expect(seen).toEqual([91]));
  expect(resets).toEqual([90]);
});

test("silence for twice the ping interval counts as a dead connection", async () => {
  const { connection } = await connected({}, (fake) => {
    fake.pingSeconds = 0.1;
  });
  await wait(() => expect(server.sockets.length).toBeGreaterThan(1));
  expect(connection.state.get().status).not.toBe("offline");
});

test("a ping is answered", async () => {
  await connected();
  await wait(() => expect(server.opened).toHaveLength(1));
  server.ping();
  await wait(() => expect(server.heard).toContainEqual({ type: "pong" }));
});

test("calls go by socket, and by REST when it breaks under a call that may be repeated", async () => {
  const { connection } = await connected({}, (fake) => {
    fake.answer = (_, response) =>
      response.writeHead(200, { "content-type": "application/json" }).end('{"said":"rest"}');
  });
  await wait(() => expect(connection.state.get().status).toBe("online"));
  await expect(connection.call(listRoles, { workspaceId })).resolves.toEqual({ said: "listRoles" });
  const socket = server.sockets[0] as ServerSocket;
  socket.removeAllListeners("message");
  const calls = Promise.allSettled([
    connection.call(listRoles, { workspaceId }),
    connection.call(updateWorkspace, { workspaceId, name: "A" }, { key: "0123456789" }),
    connection.call(updateWorkspace, { workspaceId, name: "B" }),
  ]);
  socket.terminate();
  const [read, keyed, bare] = await calls;
  expect(read).toMatchObject({ value: { said: "rest" } });
  expect(keyed).toMatchObject({ value: { said: "rest" } });
  expect(bare).toMatchObject({ reason: { code: "offline" } });
});

test("an ended session stops the connection and says so", async () => {
  const { ended, connection } = await connected();
  await wait(() => expect(server.opened).toHaveLength(1));
  server.sockets[0]?.close(closeCodes.sessionEnded);
  await wait(() => expect(ended).toHaveBeenCalledOnce());
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(server.sockets).toHaveLength(1);
  expect(connection.state.get().status).toBe("offline");
});

test("watched people and activity are told again after a reconnect", async () => {
  const { connection } = await connected();
  await wait(() => expect(server.opened).toHaveLength(1));
  connection.watch(workspaceId, { people: [accountId] });
  connection.activity(true);
  await wait(() => expect(server.heard.map((frame) => frame.type)).toContain("activity"));
  server.sockets[0]?.terminate();
  await wait(() => expect(server.opened).toHaveLength(2));
  await wait(() => expect(server.heard.filter((frame) => frame.type === "watch")).toHaveLength(2));
  expect(server.heard.filter((frame) => frame.type === "activity")).toHaveLength(2);
});

const sse = (response: ServerResponse, frame: ServerFrame) => response.write(`data: ${JSON.stringify(frame)}\n\n`);

test("where sockets are refused the stream takes over, and a socket when one can be had again", async () => {
  const { seen, connection } = await connected({ upgradeEvery: 100 }, (fake) => {
    fake.refuseSockets = true;
    fake.log = 2;
    fake.answer = (request, response) => {
      if (!request.url?.startsWith("/api/v1/realtime/stream")) return response.writeHead(404).end();
      response.writeHead(200, { "content-type": "text/event-stream" });
      sse(response, { type: "welcome", connectionId: accountId, accountId, pingSeconds: 10, version: "1" });
      sse(response, eventFrame(1));
      return sse(response, eventFrame(2));
    };
  });
  await wait(() => expect(seen).toEqual([1, 2]));
  expect(connection.state.get()).toMatchObject({ status: "online", transport: "stream" });
  server.refuseSockets = false;
  await wait(() => expect(connection.state.get().transport).toBe("socket"));
  server.happen();
  await wait(() => expect(seen).toEqual([1, 2, 3]));
});

test("where streams are held back the long poll takes over", async () => {
  // Without the pauses between attempts.
  const { seen, connection } = await connected({ random: () => -1 }, (fake) => {
    fake.refuseSockets = true;
    fake.answer = (request, response) => {
      const url = new URL(request.url ?? "", "http://x");
      if (!url.pathname.endsWith("/poll")) return; // a proxy that waits for the end of the stream
      const after = Number(url.searchParams.get("after"));
      const respond = () => response.writeHead(200).end(JSON.stringify({ frames: [eventFrame(after + 1)] }));
      setTimeout(respond, after > 2 ? 5000 : 10);
    };
  });
  await wait(() => expect(seen).toEqual([1, 2, 3]));
  expect(connection.state.get()).toMatchObject({ status: "online", transport: "poll" });
});

test("no server at all is offline, and found again when it comes back", async () => {
  const { connection } = await connected();
  await wait(() => expect(connection.state.get().status).toBe("online"));
  server.refuseSockets = true;
  server.answer = (request) => request.destroy();
  server.sockets[0]?.terminate();
  await wait(() => expect(connection.state.get().status).toBe("offline"));
  server.refuseSockets = false;
  await wait(() => {
    connection.wake();
    expect(connection.state.get()).toMatchObject({ status: "online", transport: "socket" });
  });
});

test("a network that is said to be gone is offline at once, and looked for again", async () => {
  const { connection } = await connected();
  await wait(() => expect(connection.state.get().status).toBe("online"));
  const asked = connection.call(updateWorkspace, { workspaceId, name: "A" }).catch((error: unknown) => error);
  connection.lost();
  expect(connection.state.get().status).toBe("offline");
  expect(await asked).toMatchObject({ code: "offline" });
  await wait(() => expect(connection.state.get()).toMatchObject({ status: "online", transport: "socket" }));
  expect(server.sockets).toHaveLength(2);
});
