import { expect, test } from "vitest";
import { houseProblems, lockProblems } from "./house-rules.ts";

function problems(path: string, text = ""): string[] {
  const isCode = /\.(ts|tsx|mjs)$/.test(path);
  return houseProblems([path], isCode ? [{ path, text }] : []).map(({ line, message }) => `${line} ${message}`);
}

const lines = (count: number) => "// line\n".repeat(count);

test.each([
  ["server/chat/messages/sendMessage.ts", "kebab-case"],
  ["web/Chat/message-list.tsx", "kebab-case"],
  ["server/chat/utils.ts", '"utils" says nothing'],
  ["server/chat/helpers/parse.ts", '"helpers" says nothing'],
  ["contract/chat/types.ts", '"types" says nothing'],
  ["contract/chat/index.ts", "only the door"],
  ["server/chat/messages/parts/index.ts", "only the door"],
])("the name %s is refused", (path, reason) => {
  expect(problems(path).join()).toContain(reason);
});

test.each([
  "server/chat/messages/index.ts",
  "server/people/index.ts",
  "server/platform/database/migrations/0001-people.sql",
  "web/chat/messages/message-list.test.tsx",
  "ops/compose.yaml",
  "handbook/decisions/README.md",
  ".oxlintrc.json",
  ".ci/run",
])("the name %s is fine", (path) => {
  expect(problems(path)).toEqual([]);
});

test("a file over 400 lines needs a reason at its head", () => {
  expect(problems("server/chat/long-list.ts", lines(400))).toEqual([]);
  expect(problems("server/chat/long-list.ts", lines(401)).join()).toContain("401 lines, at most 400");
  expect(problems("server/chat/long-list.ts", `// Why this file is long: one table.\n${lines(401)}`)).toEqual([]);
});

test("a function over 80 lines needs a reason", () => {
  const code = (head: string, count: number) => `${head}export function list() {\n${lines(count - 2)}}\n`;
  expect(problems("server/chat/list.ts", code("", 80))).toEqual([]);
  expect(problems("server/chat/list.ts", code("", 81)).join()).toContain("function list has 81 lines, at most 80");
  expect(problems("server/chat/list.ts", code("// Why this function is long: one table.\n", 81))).toEqual([]);
  expect(problems("server/chat/list.ts", `const list = () => {\n${lines(90)}};`).join()).toContain("function list has");
});

test("a component may have 150 lines, a chapter of tests any number", () => {
  const component = (count: number) => `export function List() {\n${lines(count - 2)}}\n`;
  expect(problems("web/chat/list.tsx", component(150))).toEqual([]);
  expect(problems("web/chat/list.tsx", component(151)).join()).toContain("component List has 151 lines");
  expect(problems("server/chat/list.test.ts", `describe("list", () => {\n${lines(200)}});`)).toEqual([]);
});

test.each(["test.only", "it.skip", "describe.todo", "test.fixme"])("%s is refused in a test", (word) => {
  expect(problems("server/chat/list.test.ts", `${word}("x", () => {});`).join()).toContain("every test runs");
});

test("a silenced type check and work left for later are refused", () => {
  const later = ["TO", "DO"].join("");
  expect(problems("server/chat/list.ts", "// @ts-ignore\nlist();").join()).toContain("silences the type check");
  expect(problems("server/chat/list.ts", `// ${later} sort`).join()).toContain("do it now");
});

test("a lock that names a registry or lacks other platforms is refused", () => {
  const entry = { version: "1.0.0", optionalDependencies: { "@x/linux-x64": "1.0.0", "@x/darwin-arm64": "1.0.0" } };
  const packages = {
    "node_modules/x": entry,
    "node_modules/@x/linux-x64": { version: "1.0.0", resolved: "https://x" },
  };
  expect(lockProblems(JSON.stringify({ packages })).join()).toMatch(/names the registry.*lacks the optional packages/s);
  const repaired = { "node_modules/x": entry, "node_modules/@x/linux-x64": {}, "node_modules/@x/darwin-arm64": {} };
  expect(lockProblems(JSON.stringify({ packages: repaired }))).toEqual([]);
});
