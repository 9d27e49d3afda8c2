import { quietStatesOf } from "#people/availability/index.ts";
import { preferencesFrom } from "#people/preferences/index.ts";
import { jobType } from "#platform/jobs/jobs.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { workspaceById } from "#workspace/workspaces/index.ts";
import { chosenBy, media } from "../delivery/index.ts";
import type { MediumName, Telling } from "../media/index.ts";
import { recipientsOf } from "../recipients/index.ts";
import { noticeOf, type Subject } from "./notice-rows.ts";

export type NoticeJob = Subject & { workspaceId: string; medium: MediumName };
export const noticeJob = jobType<NoticeJob>("inbox.notice", { retries: 3, pauseSeconds: 30, atOnce: true });
export const keyOf = ({ memberId, medium, id }: NoticeJob): string => `${memberId} ${medium} ${id}`;

/** Asks once more whether it is to be told: it may be done, taken back or unwanted meanwhile; then the medium tells. */
export async function tellNotice(job: NoticeJob, platform: Platform): Promise<void> {
  const medium = media.find(({ name }) => name === job.medium);
  const found = await platform.run({ workspaceId: job.workspaceId }, ({ db, now }) => tellingOf(db, now, job));
  if (!medium || !found) return;
  const later = "later" in found ? found.later : (await medium.send(platform, found))?.again;
  if (!later) return;
  await platform.run({ workspaceId: job.workspaceId }, ({ enqueue }) =>
    enqueue(noticeJob, job, { startAfter: later, key: keyOf(job) }),
  );
}

type Db = Parameters<typeof noticeOf>[0];

async function tellingOf(db: Db, now: Date, job: NoticeJob): Promise<Telling | { later: Date } | undefined> {
  const { workspaceId, memberId, medium, kind } = job;
  const [notice, people, chosen, quiet, workspace] = [
    await noticeOf(db, workspaceId, job),
    await recipientsOf(db, workspaceId, [memberId]),
    await chosenBy(db, workspaceId, [memberId]),
    await quietStatesOf(db, workspaceId, [memberId], now),
    await workspaceById(db, workspaceId),
  ];
  const to = people.get(memberId);
  const choices = preferencesFrom(chosen.get(memberId));
  const wanted = medium === "push" ? choices.pushFor : choices.mailFor;
  if (!notice || !to || !workspace || !wanted.includes(kind)) return undefined;
  const until = quiet.get(memberId)?.until;
  if (until && until > now) return { later: until };
  const { name, slug } = workspace;
  return { workspaceId, workspace: { name, slug }, to, conversations: [], held: false, notice };
}
