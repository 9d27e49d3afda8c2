import { quietStatesOf } from "#people/availability/index.ts";
import { preferencesFrom } from "#people/preferences/index.ts";
import { type JobType, jobType } from "#platform/jobs/jobs.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { workspaceById } from "#workspace/workspaces/index.ts";
import type { Medium, MediumName, Recipient, Telling } from "../media/index.ts";
import { recipientsOf } from "../recipients/index.ts";
import { chosenBy } from "./audience-rows.ts";
import { decideMedium } from "./decide-medium.ts";
import {
  type DeliveryRow,
  dropDelivery,
  forgetTold,
  lease,
  mediaDue,
  nextDue,
  noteTold,
  postpone,
  sleepUntilNext,
  takeDue,
  wakeBy,
} from "./delivery-rows.ts";
import { type Standing, standings } from "./telling-rows.ts";

/** What was told and not read is not taken back any more after this, in ms. */
const remembered = 30 * 86_400_000;

/** What came while somebody was being told is told after this, in ms: mails are gathered, a telephone rings for each. */
const pauses: Record<MediumName, number> = { mail: 60_000, push: 0 };

type Ready = { medium: Medium; rows: DeliveryRow[]; telling: Telling };

/**
 * Telling by one medium, a queue for each: while a mail server does not answer, telephones are told. Tried again by
 * itself: what was taken and not told is due again when its lease ends.
 */
export const telling: Record<MediumName, JobType<{ workspaceId: string }>> = {
  mail: jobType("inbox.telling.mail", { retries: 0, atOnce: true }),
  push: jobType("inbox.telling.push", { retries: 0, atOnce: true }),
};

/** Has told what is due in a workspace, and sleeps until the next. */
export async function onDue(platform: Platform, workspaceId: string): Promise<void> {
  await platform.run({ workspaceId }, async (context) => {
    const { db, now, enqueue } = context;
    for (const medium of await mediaDue(db, workspaceId, now))
      await enqueue(telling[medium], { workspaceId }, { key: workspaceId });
    await forgetTold(db, workspaceId, new Date(now.getTime() - remembered));
    await sleepUntilNext(context, workspaceId);
  });
  await wakeForNext(platform, workspaceId);
}

/** Something may have been added between looking and setting the timer. What is due is being told: it is not asked at once again. */
const wakeForNext = (platform: Platform, workspaceId: string): Promise<void> =>
  platform.run({ workspaceId }, async (context) => {
    const at = await nextDue(context.db, workspaceId);
    if (at) await wakeBy(context, workspaceId, new Date(Math.max(at.getTime(), context.now.getTime() + 1000)));
  });

/** Tells what is due by a medium, many people at a time. */
export async function tellDue(platform: Platform, workspaceId: string, medium: Medium): Promise<void> {
  for (let more = true; more; ) {
    const { ready, taken } = await take(platform, workspaceId, medium);
    await abreast(ready, medium.abreast, (one) => tell(platform, one));
    more = taken === medium.atOnce;
  }
  await wakeForNext(platform, workspaceId);
}

/** So many at the same time; what is for one person in its order. */
async function abreast(ready: readonly Ready[], most: number, work: (one: Ready) => Promise<void>): Promise<void> {
  const people = Map.groupBy(ready, (one) => one.telling.to.memberId).values();
  const next = async () => {
    for (const own of people) for (const one of own) await work(one);
  };
  await Promise.all(Array.from({ length: most }, next));
}

/** Takes what is due and decides once more: what was read, deleted, muted or unwanted meanwhile is not told. */
async function take(
  platform: Platform,
  workspaceId: string,
  medium: Medium,
): Promise<{ ready: Ready[]; taken: number }> {
  return platform.run({ workspaceId }, async ({ db, now }) => {
    const until = new Date(now.getTime() + lease);
    const rows = await takeDue(db, workspaceId, { medium: medium.name, now, lease: until, most: medium.atOnce });
    if (rows.length === 0) return { ready: [], taken: 0 };
    const ids = [...new Set(rows.map((row) => row.member_id))];
    const [states, people, chosen, quiet, workspace] = [
      await standings(db, workspaceId, rows),
      await recipientsOf(db, workspaceId, ids),
      await chosenBy(db, workspaceId, ids),
      await quietStatesOf(db, workspaceId, ids, now),
      await workspaceById(db, workspaceId),
    ];
    const ready = new Map<string, Ready>();
    for (const [index, row] of rows.entries()) {
      const [state, to] = [states[index], people.get(row.member_id)];
      const decision =
        state && decide(row, state, preferencesFrom(chosen.get(row.member_id)), quiet.get(row.member_id), now);
      if (!state || !to || !decision || !workspace) await dropDelivery(db, workspaceId, row);
      else if (decision.held) await postpone(db, workspaceId, row, decision);
      else gather(ready, { medium, row, state, to, workspaceId, workspace });
    }
    return { ready: [...ready.values()], taken: rows.length };
  });
}

function decide(
  row: DeliveryRow,
  state: Standing,
  choices: ReturnType<typeof preferencesFrom>,
  quiet: { until: Date; letsThrough: readonly string[] } | undefined,
  at: Date,
) {
  const { level, isDirect, muted } = state;
  const authorId = state.authorIds.find((id) => quiet?.letsThrough.includes(id)) ?? (state.authorIds[0] as string);
  return decideMedium({ medium: row.medium, reason: row.reason, authorId, level, isDirect, muted, choices, quiet, at });
}

type Gathered = {
  medium: Medium;
  row: DeliveryRow;
  state: Standing;
  to: Recipient;
  workspaceId: string;
  workspace: { name: string; slug: string };
};

/** One telling for each conversation; what quiet hours held goes together. */
function gather(ready: Map<string, Ready>, { medium, row, state, to, workspaceId, workspace }: Gathered): void {
  const key = `${medium.name} ${to.memberId} ${row.held ? "held" : row.conversation_id}`;
  const known = ready.get(key);
  if (known) {
    known.rows.push(row);
    known.telling.conversations.push(state.conversation);
    return;
  }
  const { name, slug } = workspace;
  const telling = { workspaceId, workspace: { name, slug }, to, conversations: [state.conversation], held: row.held };
  ready.set(key, { medium, rows: [row], telling });
}

async function tell(platform: Platform, { medium, rows, telling }: Ready): Promise<void> {
  const { workspaceId } = telling;
  try {
    const answer = await medium.send(platform, telling);
    await platform.run({ workspaceId }, async ({ db, now }) => {
      for (const row of rows) {
        if (answer) await postpone(db, workspaceId, row, { dueAt: answer.again, held: row.held });
        else await noteTold(db, workspaceId, row, { now, again: new Date(now.getTime() + pauses[medium.name]) });
      }
    });
  } catch (error) {
    platform.log.warn({ err: error, medium: medium.name }, "somebody could not be told and will be tried again");
  }
}
