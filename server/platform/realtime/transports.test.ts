import { createClient } from "@atrium/web/platform/api/client.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { plainFeatures, plainWorkspace, say } from "../../testing/plain-features.ts";
import { RawSocket } from "../../testing/raw-socket.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ features: plainFeatures });
});

type Frame = { type: string; seq?: number; data?: { words?: string } };
const sayTo = (account: string, workspaceId: string, words: string, at = server) =>
  createClient({ baseUrl: at.url, token: account }).call(say, { workspaceId, room: "hall", words });

async function poll(account: string, workspaceId: string, after: number): Promise<Frame[]> {
  const response = await fetch(`${server.url}/api/v1/realtime/poll?workspaceId=${workspaceId}&after=${after}`, {
    headers: { authorization: `Bearer ${account}` },
  });
  return ((await response.json()) as { frames: Frame[] }).frames;
}

describe("the long poll", () => {
  it("answers at once what was missed, else waits for the next event", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
    await sayTo(accounts[0], workspaceId, "missed");
    const missed = await poll(accounts[0], workspaceId, 0);
    expect(missed.map((frame) => [frame.type, frame.seq])).toEqual([
      ["event", 1],
      ["opened", 1],
    ]);
    const waiting = poll(accounts[0], workspaceId, 1);
    await expect.poll(() => server.platform.gateway.streams.get(workspaceId)?.size).toBe(1);
    await sayTo(accounts[0], workspaceId, "live");
    expect((await waiting).find((frame) => frame.type === "event")?.data?.words).toBe("live");
    expect(server.platform.gateway.streams.has(workspaceId)).toBe(false);
  });

  it("refuses an outsider as closed and bad input with a code", async () => {
    const { workspaceId } = await plainWorkspace(server.platform, 1);
    const other = await plainWorkspace(server.platform, 1);
    expect((await poll(other.accounts[0], workspaceId, 0)).map((frame) => frame.type)).toEqual(["closed"]);
    const bad = await fetch(`${server.url}/api/v1/realtime/poll?workspaceId=1&after=x`);
    expect([bad.status, ((await bad.json()) as { code: string }).code]).toEqual([400, "invalid_input"]);
    const anonymous = await fetch(`${server.url}/api/v1/realtime/poll?workspaceId=${workspaceId}&after=0`);
    expect(anonymous.status).toBe(401);
    const foreign = await fetch(`${server.url}/api/v1/realtime/stream?workspaceId=${workspaceId}&after=0`, {
      headers: { cookie: `account=${other.accounts[0]}`, origin: "https://evil.example" },
    });
    expect([foreign.status, ((await foreign.json()) as { code: string }).code]).toEqual([403, "wrong_origin"]);
  });
});

describe("the HTTP stream", () => {
  it("carries the same frames and resumes from Last-Event-ID", async () => {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
    for (const words of ["one", "two", "three"]) await sayTo(accounts[0], workspaceId, words);
    const gone = new AbortController();
    const response = await fetch(`${server.url}/api/v1/realtime/stream?workspaceId=${workspaceId}&after=0`, {
      headers: { authorization: `Bearer ${accounts[0]}`, "last-event-id": "2" },
      signal: gone.signal,
    });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const text = await readUntil(response, "opened");
    expect(text).toContain("id: 3\n");
    expect(text).toContain('"words":"three"');
    expect(text).not.toContain('"words":"two"');
    gone.abort();
    await expect.poll(() => server.platform.gateway.streams.has(workspaceId)).toBe(false);
  });
});

describe("two processes on one database", () => {
  it("hear each other's events in order, and a session ended in one closes its sockets in the other", async () => {
    const second = await startTestServer({ features: plainFeatures });
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 2);
    const socket = await (await RawSocket.as(second.url, accounts[1] as string)).open(workspaceId, 0);
    for (let n = 1; n <= 20; n += 1) await sayTo(accounts[0], workspaceId, `w${n}`, n % 2 ? server : second);
    await socket.until(() => socket.of("event").length === 20);
    expect(socket.of("event").map((frame) => frame.seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    server.platform.gateway.endSessions([accounts[1] as string]);
    await socket.until(() => socket.closed !== undefined);
  });
});

async function readUntil(response: Response, word: string): Promise<string> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (!text.includes(word)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  return text;
}
