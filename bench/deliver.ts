import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { readHead } from "@atrium/server/platform/events/event-log.ts";
import type { Benchmark } from "./bench-command.ts";
import { Crowds } from "./crowd/crowd.ts";
import { sharedNow } from "./crowd/crowd-member.ts";
import type { Planned, Report } from "./crowd/crowd-process.ts";
import { quantile, rounded } from "./scene/numbers.ts";
import { type Crowd, channelWith, gather, inTurns } from "./scene/people.ts";
import { type Scene, startScene } from "./scene/scene.ts";

/**
 * From the call that sends a message to its arrival at the last member of the channel: 1,000 people signed in by
 * token on sockets of other processes, 50 channels of 20 and one of all 1,000, 20 messages a second whatever the
 * answers do, every tenth to the channel of all. Server, PostgreSQL (on a disk, every commit flushed) and the people
 * share this machine.
 */
const online = 1000;
const small = 50;
const perSecond = 20;
const warmUp = 3;
const seconds = 20;

export const run: Benchmark["run"] = async ({ say }) => {
  const scene = await startScene();
  try {
    const crowd = await gather(scene, online);
    const channels = await makeChannels(scene, crowd);
    const after = await headOf(scene, crowd.workspaceId);
    const people = crowd.people.map(({ token }) => ({ token, workspaceId: crowd.workspaceId, after }));
    const crowds = await Crowds.open(scene.url, people, { processes: 2, atOnce: 25 });
    say(`${people.length} people follow ${channels.length} channels`);
    const plan = planOf(crowd.workspaceId, channels);
    await crowds.send(sharedNow() + 500, plan);
    await sleep(2000);
    const reports = await crowds.report();
    crowds.end();
    return figures(plan, channels, reports, say);
  } finally {
    await scene.stop();
  }
};

/** `members` are indexes into everybody. */
type Channel = { id: string; members: number[] };

async function makeChannels(scene: Scene, { workspaceId, people }: Crowd): Promise<Channel[]> {
  const everybody = people.map((_, index) => index);
  const size = online / small;
  const groups = [everybody, ...Array.from({ length: small }, (_, n) => everybody.slice(n * size, (n + 1) * size))];
  return inTurns(groups.length, 4, async (n) => {
    const members = groups[n] as number[];
    const crowd = { workspaceId, people: members.map((index) => people[index] as Crowd["people"][number]) };
    return { id: await channelWith(scene.platform, crowd, `channel-${n}`), members };
  });
}

async function headOf(scene: Scene, workspaceId: string): Promise<number> {
  const head = await scene.platform.database.transaction({ workspaceId }, ({ db }) => readHead(db, workspaceId));
  return head?.seq ?? 0;
}

function planOf(workspaceId: string, [large, ...others]: Channel[]): Planned[] {
  return Array.from({ length: (warmUp + seconds) * perSecond }, (_, n) => {
    const channel = (n % 10 === 0 ? large : others[n % others.length]) as Channel;
    const person = channel.members[(n * 7) % channel.members.length] as number;
    const text = `The migration ran on staging in 3 min 12 s for 41 million rows, nobody noticed. ${n}`;
    const input = { workspaceId, channelId: channel.id, clientId: randomUUID(), text };
    return { person, after: (n * 1000) / perSecond, operation: sendMessage.name, input };
  });
}

function figures(plan: Planned[], channels: Channel[], reports: Report[], say: (line: string) => void) {
  const sentAt = new Map(reports.flatMap(({ sent }) => sent));
  const sizes = new Map(channels.map(({ id, members }) => [id, members.length]));
  const waits = { all: [] as number[], large: [] as number[] };
  let lost = 0;
  let duplicated = sum(reports.map((report) => report.duplicated));
  for (const { input, after } of plan) {
    const heard = reports.flatMap((report) => new Map(report.heard).get(input["clientId"] as string) ?? []);
    const size = sizes.get(input["channelId"] as string) as number;
    const missing = size - sum(heard.map(({ count }) => count));
    lost += Math.max(0, missing);
    duplicated += Math.max(0, -missing);
    if (after < warmUp * 1000) continue;
    const wait = Math.max(...heard.map(({ lastAt }) => lastAt)) - (sentAt.get(input["clientId"] as string) as number);
    waits.all.push(wait);
    if (size === online) waits.large.push(wait);
  }
  say(`${waits.all.length} messages measured, ${waits.large.length} of them to all ${online}`);
  return {
    people: online,
    messages: waits.all.length,
    p50_ms: rounded(quantile(waits.all, 0.5)),
    p99_ms: rounded(quantile(waits.all, 0.99)),
    most_ms: rounded(Math.max(...waits.all)),
    large_p50_ms: rounded(quantile(waits.large, 0.5)),
    large_p99_ms: rounded(quantile(waits.large, 0.99)),
    lost,
    duplicated,
    disordered: sum(reports.map((report) => report.disordered)),
    refused: sum(reports.map((report) => report.refused)),
  };
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
