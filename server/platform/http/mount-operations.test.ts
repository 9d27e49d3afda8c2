import { beforeAll, describe, expect, it } from "vitest";
import { plainFeatures, plainWorkspace } from "../../testing/plain-features.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ features: plainFeatures, realLimits: true });
});

type Answer = {
  status: number;
  headers: Headers;
  body: { code?: string; fields?: { path: string }[]; [key: string]: unknown };
};

async function request(
  method: string,
  path: string,
  options: { body?: unknown; headers?: Record<string, string> } = {},
) {
  const { body, headers } = options;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: text }),
  });
  const answer: Answer = { status: response.status, headers: response.headers, body: await response.json() };
  return answer;
}

async function hall() {
  const { workspaceId, accounts } = await plainWorkspace(server.platform, 2);
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    request("POST", `/workspaces/${workspaceId}/rooms/hall/words`, {
      body,
      headers: { authorization: `Bearer ${accounts[0]}`, ...headers },
    });
  const events = async () =>
    (await server.platform.database.transaction({ workspaceId }, ({ db }) =>
      db
        .selectFrom("event" as never)
        .selectAll()
        .execute(),
    )) as unknown[];
  return { workspaceId, accounts, post, events };
}

describe("a call by REST", () => {
  it("answers with the output, and no cache keeps it", async () => {
    const { post } = await hall();
    const answer = await post({ words: "hi" });
    expect([answer.status, answer.body]).toEqual([200, { words: "hi" }]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get("content-security-policy")).toContain("script-src 'self'");
  });

  it.each([
    ["an unknown field", { words: "hi", constructor_: 1 }, ["constructor_"]],
    ["a wrong type", { words: { $gt: "" } }, ["words"]],
    ["a missing field", {}, ["words"]],
    ["a path key again in the body", { words: "hi", room: "cellar" }, ["room"]],
    ["a body that is no object", ["words"], [""]],
    ["something that is not JSON", "{words", [""]],
    ["a polluted prototype", '{"words":"hi","__proto__":{"fail":true}}', [""]],
  ])("names the field that is wrong and changes nothing: %s", async (_case, body, paths) => {
    const { post, events } = await hall();
    const answer = await post(body);
    expect([answer.status, answer.body.code]).toEqual([400, "invalid_input"]);
    expect(answer.body.fields?.map((field) => field.path)).toEqual(paths);
    expect(await events()).toEqual([]);
  });

  it("refuses a body beyond the operation's limit", async () => {
    const { post, events } = await hall();
    expect((await post({ words: "x".repeat(300_000) })).body.code).toBe("too_large");
    expect(await events()).toEqual([]);
  });

  it("says not found for a workspace one is not in, one that does not exist, and an unknown operation", async () => {
    const { post, workspaceId } = await hall();
    const other = await plainWorkspace(server.platform, 1);
    const foreign = await post({ words: "hi" }, { authorization: `Bearer ${other.accounts[0]}` });
    const nowhere = await request("POST", `/workspaces/0199a0b0-0000-7000-8000-000000000009/rooms/hall/words`, {
      body: { words: "hi" },
      headers: { authorization: `Bearer ${other.accounts[0]}` },
    });
    const { requestId: _a, ...first } = foreign.body;
    const { requestId: _b, ...second } = nowhere.body;
    expect(first).toEqual(second);
    expect(foreign.status).toBe(404);
    expect((await request("GET", `/workspaces/${workspaceId}/nothing`)).status).toBe(404);
  });

  it("refuses who is not signed in, and an invalid id, with their own codes", async () => {
    const { post } = await hall();
    expect((await post({ words: "hi" }, { authorization: "Bearer forged" })).body.code).toBe("not_signed_in");
    const bad = await request("POST", "/workspaces/1%27%20or%201=1/rooms/hall/words", {
      body: { words: "hi" },
      headers: { authorization: `Bearer ${(await hall()).accounts[0]}` },
    });
    expect([bad.status, bad.body.fields?.[0]?.path]).toEqual([400, "workspaceId"]);
  });

  it("answers a malformed address with a problem like any other", async () => {
    const { status, headers, body } = await request("GET", "/workspaces/%zz/rooms");
    expect([status, body.code]).toEqual([400, "invalid_input"]);
    expect(headers.get("content-type")).toMatch(/^application\/problem\+json/);
  });

  it("refuses half a character: what is stored would differ from what was answered", async () => {
    const { post } = await hall();
    const { status, body } = await post('{"words":"half \\ud83d"}');
    expect([status, body.code]).toEqual([400, "invalid_input"]);
    expect(body.fields?.map(({ path }) => path)).toEqual(["words"]);
  });

  it("shows its metrics to this machine, and not through a proxy nobody told it of", async () => {
    const metrics = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/metrics`, { headers })).status;
    expect(await metrics({})).toBe(200);
    expect(await metrics({ "x-forwarded-for": "203.0.113.7" })).toBe(404);
  });

  it("refuses a foreign page that rides on the cookie", async () => {
    const { workspaceId, accounts, events } = await hall();
    const send = (headers: Record<string, string>) =>
      request("POST", `/workspaces/${workspaceId}/rooms/hall/words`, {
        body: { words: "hi" },
        headers: { cookie: `account=${accounts[0]}`, ...headers },
      });
    expect((await send({ origin: "https://evil.example" })).body.code).toBe("wrong_origin");
    expect((await send({ "sec-fetch-site": "cross-site" })).body.code).toBe("wrong_origin");
    expect(await events()).toEqual([]);
    expect((await send({ origin: server.url })).status).toBe(200);
  });

  it("hides the inside of a defect and rolls everything back", async () => {
    const { post, events } = await hall();
    const answer = await post({ words: "hi", fail: true });
    expect([answer.status, answer.body.code]).toEqual([500, "internal"]);
    expect(JSON.stringify(answer.body)).not.toContain("secret");
    expect(await events()).toEqual([]);
  });
});

describe("a retry with an idempotency key", () => {
  it("is answered again and done once, also when both come at the same time", async () => {
    const { post, events } = await hall();
    const key = { "idempotency-key": "the same key" };
    const answers = await Promise.all(Array.from({ length: 5 }, () => post({ words: "once" }, key)));
    expect(answers.map((answer) => answer.body)).toEqual(Array.from({ length: 5 }, () => ({ words: "once" })));
    expect(await events()).toHaveLength(1);
  });

  it("is refused when it asks for something else, and free again when the first call failed", async () => {
    const { post, events } = await hall();
    await post({ words: "first" }, { "idempotency-key": "key number 1" });
    expect((await post({ words: "other" }, { "idempotency-key": "key number 1" })).body.code).toBe("conflict");
    await post({ words: "hi", fail: true }, { "idempotency-key": "key number 2" });
    await post({ words: "hi", fail: true }, { "idempotency-key": "key number 2" });
    expect(await events()).toHaveLength(1);
    expect((await post({ words: "x" }, { "idempotency-key": "short" })).body.code).toBe("invalid_input");
  });

  it("belongs to its account: another one's key is no clash", async () => {
    const { post, accounts, events } = await hall();
    const key = { "idempotency-key": "shared by chance" };
    await post({ words: "mine" }, key);
    const theirs = await post({ words: "theirs" }, { ...key, authorization: `Bearer ${accounts[1]}` });
    expect(theirs.body).toEqual({ words: "theirs" });
    expect(await events()).toHaveLength(2);
  });
});

describe("a rate limit", () => {
  it("answers too_many_requests with the time to wait", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => request("GET", "/count?to=3")));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(3);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
