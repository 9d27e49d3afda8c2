import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bootWorkspace } from "@atrium/contract/boot.ts";
import { listMessages } from "@atrium/contract/chat/messages.ts";
import { issueTokens } from "@atrium/contract/people/sessions.ts";
import { listMembers } from "@atrium/contract/workspace/members.ts";
import { listMyWorkspaces } from "@atrium/contract/workspace/workspaces.ts";
import { type ApiClient, createClient } from "@atrium/web/platform/api/client.ts";
import { afterEach, expect, test } from "vitest";
import { prepareDemoFolder } from "./demo/demo-folder.ts";
import { ServerProcess } from "./testing/server-process.ts";
import { scratchFolder } from "./testing/test-postgres.ts";

const program = "server/demo-command.ts";
const cleanUp: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

function newFolder(): string {
  const folder = mkdtempSync(join(scratchFolder(), "atrium-demo-"));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "data-demo");
}

function launch(data: string, env: Record<string, string> = {}): ServerProcess {
  const server = new ServerProcess({ data, program, env });
  cleanUp.push(() => server.end());
  return server;
}

/** Signed in with what the command printed. */
async function signedIn(server: ServerProcess, name: string): Promise<ApiClient> {
  const email = new RegExp(`(\\S+@\\S+) +${name}`).exec(server.stdout)?.[1] as string;
  const password = /password (\S+) as/.exec(server.stdout)?.[1] as string;
  const { accessToken } = await createClient({ baseUrl: server.url }).call(issueTokens, { email, password });
  return createClient({ baseUrl: server.url, token: accessToken });
}

async function bootOf(client: ApiClient) {
  const { workspaces } = await client.call(listMyWorkspaces, {});
  const workspaceId = workspaces[0]?.workspace.id as string;
  return { workspaces, workspaceId, boot: await client.call(bootWorkspace, { workspaceId }) };
}

test("fills a workspace that lives, from the beginning when it was killed meanwhile, and finds it again at the next start", async () => {
  const data = newFolder();
  const killed = launch(data);
  while (!killed.stdout.includes("Filling")) await new Promise((resolve) => setTimeout(resolve, 20));
  await killed.end("SIGKILL");
  // What belongs to the real instance is left alone.
  const first = launch(data, { DATABASE_URL: "postgresql://nobody@localhost:1/real", SMTP_URL: "smtp://localhost:1" });
  await first.ready(150_000);
  const yara = await signedIn(first, "Yara Weiss");
  const { workspaces, boot, workspaceId } = await bootOf(yara);
  expect(workspaces).toHaveLength(1);
  expect(boot.workspace.name).toBe("Northwind");
  const byName = new Map(boot.channels.map((mine) => [mine.channel.name, mine]));
  expect(byName.get("release-4")).toMatchObject({ favourite: true, mentions: 1 });
  const unread = (name: string) => (byName.get(name)?.lastSeq ?? 0) - (byName.get(name)?.readSeq ?? 0);
  expect(["release-4", "announcements", "platform", "general"].map(unread)).toEqual([2, 1, 3, 0]);
  expect(byName.get("book-club")?.muted).toBe(true);
  const { items } = await yara.call(listMembers, { workspaceId, limit: 100 });
  expect(items.length).toBeGreaterThanOrEqual(20);
  const channelId = byName.get("release-4")?.channel.id as string;
  const { messages } = await yara.call(listMessages, { workspaceId, channelId, limit: 200 });
  const days = new Set(messages.map((message) => message.createdAt.slice(0, 10)));
  expect(days.size).toBeGreaterThan(5);
  expect(messages.some((message) => message.editedAt)).toBe(true);
  expect(messages.some((message) => (message.thread?.replies ?? 0) > 3)).toBe(true);
  expect(await first.end()).toEqual({ code: 0, signal: null });

  const second = launch(data);
  await second.ready();
  expect(second.stdout).not.toContain("Filling");
  const again = await bootOf(await signedIn(second, "Mina Kaplan"));
  expect(again.workspaces.map(({ workspace }) => workspace.id)).toEqual([workspaceId]);
}, 180_000);

test("does not put made-up people among real ones", async () => {
  const data = newFolder();
  mkdirSync(data);
  writeFileSync(join(data, "something"), "");
  await expect(prepareDemoFolder(data)).rejects.toMatchObject({
    exitCode: 2,
    message: `ATRIUM_DATA: ${data} is not empty, and the demo wants a folder of its own`,
  });
});
