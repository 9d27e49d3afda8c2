import { bootWorkspace } from "@atrium/contract/boot.ts";
import { addChannelMembers, createChannel } from "@atrium/contract/chat/channels.ts";
import { personMarkdown } from "@atrium/contract/chat/message-text.ts";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { newId } from "@atrium/server/platform/operations/new-id.ts";
import { statementsOf } from "@atrium/server/testing/statements.ts";
import { type ApiClient, createClient } from "@atrium/web/platform/api/client.ts";
import pg from "pg";
import type { Benchmark } from "./bench-command.ts";
import { median, rounded, spread } from "./scene/numbers.ts";
import { callAs, gather, inTurns, type Person } from "./scene/people.ts";
import { type Scene, startScene } from "./scene/scene.ts";

/**
 * The first answer a client needs, for somebody in 20 channels and for somebody in 2,000 of the same workspace: both
 * have something unread everywhere and are called by name in every tenth channel, with everybody in every seventh.
 * `ms` is from a client's request to the answer as an object, over HTTP on this machine; `operation_ms` the same
 * operation called in the server's process.
 */
const sizes = [20, 2000] as const;
const messagesEach = 3;
const rounds = 7;
const callsEach = 100;

export const run: Benchmark["run"] = async ({ say }) => {
  const scene = await startScene();
  try {
    const { workspaceId, people } = await gather(scene, 3);
    const [owner, ...readers] = people as [Person, Person, Person];
    await inTurns(sizes[1], 8, (n) => fill(scene, workspaceId, owner, n, n < sizes[0] ? readers : readers.slice(1)));
    await analyze(scene.databaseUrl);
    const clients = readers.map(({ token }) => createClient({ baseUrl: scene.url, token }));
    const request = (index: number) => (clients[index] as ApiClient).call(bootWorkspace, { workspaceId });
    const boot = (index: number) => callAs(scene.platform, readers[index] as Person, bootWorkspace, { workspaceId });
    const [few, many] = await interleaved(request, say);
    const [fewInside, manyInside] = await interleaved(boot, () => undefined);
    say(`20 channels ${spread(few, 2)} ms, 2,000 channels ${spread(many, 2)} ms`);
    const bytes = await inTurns(2, 1, async (index) => Buffer.byteLength(JSON.stringify(await boot(index))));
    const [queries20, queries2000] = await inTurns(
      2,
      1,
      async (index) => (await statementsOf(scene.platform, () => boot(index))).length,
    );
    return {
      ms_20: rounded(median(few)),
      ms_2000: rounded(median(many)),
      ratio: rounded(median(many.map((ms, index) => ms / (few[index] as number)))),
      operation_ms_20: rounded(median(fewInside)),
      operation_ms_2000: rounded(median(manyInside)),
      bytes_20: bytes[0] as number,
      bytes_2000: bytes[1] as number,
      queries: queries2000 as number,
      queries_20: queries20 as number,
    };
  } finally {
    await scene.stop();
  }
};

/** Median times per round: for 20 channels, and for 2,000. The first round warms up. */
async function interleaved(work: (index: number) => Promise<unknown>, say: (line: string) => void) {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    for (const index of [0, 1] as const) {
      const ms = median(await timed(() => work(index)));
      if (round === 0) continue;
      times[index].push(ms);
      say(`round ${round}, ${sizes[index]} channels: ${ms.toFixed(2)} ms`);
    }
  }
  return times;
}

async function fill(scene: Scene, workspaceId: string, owner: Person, n: number, readers: Person[]): Promise<void> {
  const { platform } = scene;
  const { channel } = await callAs(platform, owner, createChannel, { workspaceId, name: `channel-${n}` });
  const channelId = channel.channel.id;
  const memberIds = readers.map((person) => person.memberId);
  await callAs(platform, owner, addChannelMembers, { workspaceId, channelId, memberIds });
  for (let m = 0; m < messagesEach; m += 1) {
    const names = m === 0 && n % 10 === 0 ? memberIds.map((id) => personMarkdown("Person", id)).join(" ") : "";
    const text = `${names} message ${m} ${m === 1 && n % 7 === 0 ? "@channel" : ""}`;
    await callAs(platform, owner, sendMessage, { workspaceId, channelId, clientId: newId(), text });
  }
}

/** What autovacuum does within minutes. */
async function analyze(databaseUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  await pool.query("analyze");
  await pool.end();
}

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < callsEach; n += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times;
}
