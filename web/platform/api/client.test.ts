import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { invitePeople } from "@atrium/contract/workspace/invitations.ts";
import { listMembers, removeMember } from "@atrium/contract/workspace/members.ts";
import { afterEach, expect, test } from "vitest";
import { ApiError } from "./api-error.ts";
import { createClient, requestOf } from "./client.ts";

const workspaceId = "01900000-0000-7000-8000-000000000001";
const memberId = "01900000-0000-7000-8000-000000000002";
let server: Server | undefined;
afterEach(() => server?.close());

async function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const seen: { url?: string; key?: string; authorization?: string } = {};
  server = createServer((request, response) => {
    seen.url = request.url;
    seen.key = request.headers["idempotency-key"] as string | undefined;
    seen.authorization = request.headers.authorization;
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const port = (server.address() as AddressInfo).port;
  return { seen, baseUrl: `http://127.0.0.1:${port}/` };
}

test("path keys go to the path, the rest of a GET to the query, undefined nowhere", () => {
  const request = requestOf(listMembers, { workspaceId, query: "mina & co", cursor: undefined, limit: 5 });
  expect(request.url).toBe(`/api/v1/workspaces/${workspaceId}/members?query=mina+%26+co&limit=5`);
  expect(request.init.body).toBeUndefined();
});

test("the rest of a POST goes to the body", () => {
  const request = requestOf(invitePeople, { workspaceId, emails: ["mina@example.org"] });
  expect(request.url).toBe(`/api/v1/workspaces/${workspaceId}/invitations`);
  expect(request.init.body).toBe('{"emails":["mina@example.org"]}');
});

test("a call carries the token and the idempotency key", async () => {
  const { seen, baseUrl } = await answering(200, {});
  await createClient({ baseUrl, token: "secret" }).call(removeMember, { workspaceId, memberId }, { key: "0123456789" });
  expect(seen).toEqual({
    url: `/api/v1/workspaces/${workspaceId}/members/${memberId}`,
    key: "0123456789",
    authorization: "Bearer secret",
  });
});

test("a refusal keeps its code, fields and waiting time", async () => {
  const problem = {
    type: "about:blank",
    title: "No",
    status: 400,
    code: "invalid_input",
    fields: [{ path: "emails.0", message: "no" }],
  };
  const { baseUrl } = await answering(400, problem, { "retry-after": "7" });
  const refused = await createClient({ baseUrl })
    .call(invitePeople, { workspaceId, emails: ["x"] })
    .catch((e) => e);
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ code: "invalid_input", status: 400, retryAfter: 7, fields: problem.fields });
});

test("an answer of a proxy without a problem still has a code", async () => {
  const { baseUrl } = await answering(502, "bad gateway");
  const told: string[] = [];
  const client = createClient({ baseUrl, onRefused: (error) => told.push(error.code) });
  await expect(client.call(listMembers, { workspaceId })).rejects.toMatchObject({ code: "unavailable", passing: true });
  expect(told).toEqual(["unavailable"]);
});

test("no server at all is the code offline", async () => {
  const client = createClient({ baseUrl: "http://127.0.0.1:1" });
  await expect(client.call(listMembers, { workspaceId })).rejects.toMatchObject({ code: "offline", status: 0 });
});
