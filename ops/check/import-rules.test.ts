import { expect, test } from "vitest";
import { fetchProblems } from "./fetch-rule.ts";
import { importProblems } from "./import-rules.ts";
import { parseFile } from "./source-file.ts";

/** What the rules say about a file that holds this code. */
function problems(path: string, text: string): string[] {
  return importProblems(parseFile({ path, text })).map(({ line, message }) => `${line} ${message}`);
}

const imports = (path: string, specifier: string) => problems(path, `import "${specifier}";`).join();

test.each([
  ["server/chat/messages/send-message.ts", "#platform/operations/call.ts"],
  ["server/chat/messages/send-message.ts", "@atrium/contract/chat/messages.ts"],
  ["server/chat/messages/send-message.ts", "@atrium/contract/tasks/tasks.ts"],
  ["server/chat/messages/send-message.ts", "./message-rows.ts"],
  ["server/chat/messages/send-message.ts", "../channels/index.ts"],
  ["server/chat/messages/send-message.ts", "#people/accounts/index.ts"],
  ["server/inbox/notifications/notify.ts", "#chat/messages/index.ts"],
  ["server/chat/messages/send-message.ts", "kysely"],
  ["server/platform/http/version.ts", "../../package.json"],
  ["server/chat/messages/send-message.test.ts", "../../testing/test-database.ts"],
  ["server/platform/realtime/gateway.test.ts", "@atrium/web/platform/api/client.ts"],
  ["server/workspace/members/join.ts", "#people/accounts/index.ts"],
  ["server/files/uploads/upload.ts", "#workspace/members/index.ts"],
  ["server/inbox/notifications/on-message-sent.ts", "@atrium/contract/chat/messages.ts"],
  ["server/features.ts", "./chat/messages/index.ts"],
  ["server/import/history/write-channel.ts", "#chat/channels/index.ts"],
  ["server/testing/builders.ts", "../chat/messages/message-rows.ts"],
  ["web/platform/router/router.tsx", "#ui/button.tsx"],
  ["web/chat/messages/message-list.tsx", "../../ui/button.tsx"],
  ["web/platform/api/client.test.ts", "@atrium/contract/workspace/members.ts"],
  ["web/ui/menu.tsx", "./button.tsx"],
  ["web/people/index.ts", "./accounts/sign-in-page.tsx"],
  ["contract/chat/messages.ts", "../people/profiles.ts"],
  ["contract/chat/messages.ts", "./channels.ts"],
  ["contract/contract.ts", "./chat/messages.ts"],
  ["contract/inbox/notifications.ts", "../chat/messages.ts"],
  ["bench/fan-out.ts", "@atrium/server/platform/realtime/flusher.ts"],
  ["journeys/chat/sending.test.ts", "@atrium/web/chat/messages/message-store.ts"],
])("%s may import %s", (path, specifier) => {
  expect(imports(path, specifier)).toBe("");
});

test.each([
  ["server/chat/messages/send-message.ts", "#tasks/tasks/index.ts", "use a reference"],
  ["server/chat/messages/send-message.ts", "#import/text/index.ts", "use a reference"],
  ["server/import/history/write-channel.ts", "#chat/channels/channel-rows.ts", "door server/chat/channels/index.ts"],
  ["server/chat/messages/send-message.ts", "@atrium/server/tasks/tasks/task-rows.ts", "use a reference"],
  ["server/inbox/notifications/notify.ts", "#chat/messages/post.ts", "door server/chat/messages/index.ts"],
  ["server/inbox/notifications/notify.ts", "#search/names/index.ts", "react to its event"],
  ["server/chat/messages/send-message.ts", "../channels/channel-rows.ts", "door server/chat/channels/index.ts"],
  ["server/chat/messages/send-message.ts", "#people/accounts/account-rows.ts", "door server/people/accounts/index.ts"],
  ["server/people/accounts/sign-up.ts", "#workspace/members/index.ts", "workspace may use people"],
  ["server/people/accounts/sign-up.ts", "#chat/channels/index.ts", "chat stands above people"],
  ["server/people/accounts/sign-up.ts", "@atrium/contract/chat/channels.ts", "chat stands above people"],
  ["server/platform/realtime/gateway.ts", "#chat/messages/index.ts", "knows no product word"],
  ["server/platform/realtime/gateway.ts", "@atrium/contract/chat/messages.ts", "knows no product word"],
  ["server/platform/realtime/gateway.ts", "../../main.ts", "pass the value in"],
  ["server/chat/messages/send-message.ts", "#features.ts", "pass the value in"],
  ["server/chat/messages/send-message.ts", "#testing/builders.ts", "only tests"],
  ["server/chat/messages/send-message.ts", "@atrium/web/chat/messages/message-store.ts", "meet in contract"],
  ["server/platform/realtime/gateway.ts", "@atrium/web/platform/api/client.ts", "meet in contract"],
  ["server/chat/messages/send-message.ts", "../../../ops/source-files.ts", "does not depend on ops"],
  ["web/chat/messages/composer.tsx", "#tasks/tasks/index.ts", "slot on the web"],
  ["web/people/people-frame.tsx", "./accounts/sign-in-page.tsx", "door web/people/accounts/index.ts"],
  ["web/ui/button.tsx", "#platform/api/client.ts", "take it as a property"],
  ["web/ui/button.tsx", "@atrium/contract/protocol/id.ts", "take it as a property"],
  ["contract/chat/messages.ts", "../tasks/tasks.ts", "name the other thing by a reference"],
  ["contract/people/profiles.ts", "../chat/messages.ts", "name the other thing by a reference"],
  ["contract/people/profiles.ts", "../workspace/members.ts", "name the other thing by a reference"],
  ["contract/protocol/frame.ts", "../chat/messages.ts", "knows no product word"],
  ["contract/chat/messages.ts", "@atrium/server/main.ts", "knows neither server nor web"],
  ["contract/chat/messages.ts", "node:fs", "does nothing outside itself"],
])("%s may not import %s", (path, specifier, advice) => {
  expect(imports(path, specifier)).toContain(advice);
});

test.each([
  ['import type { Task } from "#tasks/tasks/index.ts";'],
  ['import { type Task } from "@atrium/server/tasks/tasks/index.ts";'],
  ['export { task } from "../../tasks/tasks/index.ts";'],
  ['export type { Task } from "../../tasks/tasks/index.ts";'],
  ['export * from "../../tasks/tasks/index.ts";'],
  ['const tasks = await import("../../tasks/tasks/index.ts");'],
  ['type Task = import("../../tasks/tasks/index.ts").Task;'],
  ['import tasks = require("../../tasks/tasks/index.ts");'],
])("sees %s", (code) => {
  const found = problems("server/chat/messages/send-message.ts", `const first = 1;\n${code}`);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^2 may not import .*use a reference/);
});

test.each([
  ["server/chat/link-previews/fetch-page.ts", 'import { request } from "undici";'],
  ["server/chat/link-previews/fetch-page.ts", "export const page = await fetch('https://example.org');"],
  ["server/platform/http/version.ts", "export const page = () => globalThis.fetch('https://example.org');"],
])("%s asks another machine through the one safe way: %s", (path, text) => {
  const parsed = parseFile({ path, text });
  expect([...importProblems(parsed), ...fetchProblems(parsed)].map(({ message }) => message)).toEqual([
    expect.stringContaining("platform.outside.fetch"),
  ]);
});

test("the one safe way, tests and the web app may fetch", () => {
  for (const path of ["server/platform/fetch/fetch-outside.ts", "server/boot.test.ts", "web/platform/api/client.ts"])
    expect(fetchProblems(parseFile({ path, text: "export const page = await fetch('/');" }))).toEqual([]);
  expect(imports("server/platform/fetch/fetch-outside.ts", "undici")).toBe("");
});
