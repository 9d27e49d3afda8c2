import { operations } from "@atrium/contract/contract.ts";
import { beforeAll, expect, it } from "vitest";
import { features } from "./features.ts";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ features });
});

type Document = Record<string, unknown> & {
  openapi?: string;
  asyncapi?: string;
  paths: Record<string, Record<string, { operationId: string }>>;
};
const read = async (path: string) => (await (await fetch(`${server.url}${path}`)).json()) as Document;

it("describes every mounted operation once, and every reference leads somewhere", async () => {
  const document = await read("/api/openapi.json");
  expect(document.openapi).toBe("3.1.1");
  const described = Object.values(document.paths).flatMap((path) => Object.values(path).map((one) => one.operationId));
  expect(described.sort()).toEqual([...server.platform.catalogue.operations.keys()].sort());
  expectReferences(document);
});

it("describes every event and frame, and every reference leads somewhere", async () => {
  const document = await read("/api/asyncapi.json");
  expect(document.asyncapi).toBe("3.0.0");
  for (const name of [...server.platform.catalogue.events.keys(), "EventFrame", "OpenFrame"])
    expect(JSON.stringify(document), name).toContain(`"${name}"`);
  expectReferences(document);
});

it("keeps path, method and name of operations apart", () => {
  const places = operations.map((operation) => `${operation.method} ${operation.path.replaceAll(/\{\w+\}/g, "{}")}`);
  expect(new Set(places).size).toBe(places.length);
  expect(new Set(operations.map((operation) => operation.name)).size).toBe(operations.length);
});

it("serves a page that runs only our own scripts", async () => {
  const response = await fetch(`${server.url}/api/docs`);
  expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
  const page = await response.text();
  for (const [, source] of page.matchAll(/(?:src|href)="([^"]+)"/g))
    expect((await fetch(`${server.url}${source}`)).status, source).toBe(200);
});

function expectReferences(document: Document): void {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] as string);
  expect(references.length).toBeGreaterThan(0);
  for (const reference of new Set(references)) {
    const target = reference
      .split("/")
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[decodeURIComponent(key)], document);
    expect(target, reference).toBeDefined();
  }
}
