import { reactionChanged } from "@atrium/contract/chat/reactions.ts";
import { reminderChanged, reminderDue, reminderGone } from "@atrium/contract/chat/reminders.ts";
import type { EventType } from "@atrium/contract/protocol/event.ts";
import { preferencesFrom } from "#people/preferences/index.ts";
import { type FollowedEvent, follow } from "#platform/events/follower.ts";
import type { ListenerContext } from "#platform/operations/feature.ts";
import { chosenBy, withdrawal } from "../delivery/index.ts";
import { mediumNames } from "../media/index.ts";
import { recipientsOf } from "../recipients/index.ts";
import { authorsOf, type Subject } from "./notice-rows.ts";
import { keyOf, noticeJob } from "./tell-notice.ts";

/** Reactions of this time are told together, in ms. */
const gather = 30_000;

const followed = [reminderDue, reminderChanged, reminderGone, reactionChanged];

/** After the commit; what is to be told is asked again when it is told. */
export const followNotices = follow("inbox.notices", followed, async (context, found) => {
  const events = found as Followed[];
  const due = only(events, reminderDue.name).flatMap(({ actorId, data }) =>
    actorId ? [{ kind: "reminder" as const, id: data.reminder.id, memberId: actorId }] : [],
  );
  const given = only(events, reactionChanged.name).filter(({ data }) => data.on);
  await prepare(context, [...due, ...(await reactedTo(context, given))]);
  await takeBack(context, [
    ...only(events, reminderGone.name).map(({ actorId, data }) => ({ memberId: actorId, id: data.reminderId })),
    ...only(events, reminderChanged.name)
      .filter(isOver)
      .map(({ actorId, data }) => ({ memberId: actorId, id: data.reminder.id })),
  ]);
});

type Each<E> = E extends EventType ? FollowedEvent<E> : never;
type Followed = Each<(typeof followed)[number]>;
const only = <N extends Followed["name"]>(events: readonly Followed[], name: N) =>
  events.filter((event): event is Extract<Followed, { name: N }> => event.name === name);

/** Ticked off, or put off: one that was only made has been told nowhere. */
const isOver = ({ at, data: { reminder } }: FollowedEvent<typeof reminderChanged>): boolean =>
  reminder.state === "done" ||
  (reminder.state === "waiting" && at.getTime() - new Date(reminder.createdAt).getTime() > 1000);

/** Whose messages were reacted to by others, each once. */
async function reactedTo(
  { db, workspaceId }: ListenerContext,
  given: readonly FollowedEvent<typeof reactionChanged>[],
): Promise<Subject[]> {
  if (given.length === 0) return [];
  const authors = await authorsOf(db, workspaceId, [...new Set(given.map(({ data }) => data.messageId))]);
  const found = given.flatMap(({ data }) => {
    const memberId = authors.get(data.messageId);
    return memberId && memberId !== data.memberId ? [[data.messageId, memberId] as const] : [];
  });
  return [...new Map(found)].map(([id, memberId]) => ({ kind: "reaction", id, memberId }));
}

async function prepare({ db, workspaceId, enqueue }: ListenerContext, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return;
  const chosen = await chosenBy(db, workspaceId, [...new Set(subjects.map(({ memberId }) => memberId))]);
  for (const subject of subjects) {
    const { pushFor, mailFor, mailAfterMinutes } = preferencesFrom(chosen.get(subject.memberId));
    for (const medium of mediumNames) {
      if (!(medium === "push" ? pushFor : mailFor).includes(subject.kind)) continue;
      const wait = medium === "mail" ? mailAfterMinutes * 60_000 : subject.kind === "reaction" ? gather : 0;
      const job = { ...subject, workspaceId, medium };
      await enqueue(noticeJob, job, { startAfter: new Date(Date.now() + wait), key: keyOf(job) });
    }
  }
}

/** Ticked off, put off or deleted anywhere: gone from the telephones. */
async function takeBack(
  { db, workspaceId, enqueue }: ListenerContext,
  gone: readonly { memberId: string | null; id: string }[],
): Promise<void> {
  if (gone.length === 0) return;
  const people = await recipientsOf(db, workspaceId, [...new Set(gone.flatMap(({ memberId }) => memberId ?? []))]);
  for (const { memberId, id } of gone) {
    const accountId = memberId ? people.get(memberId)?.accountId : undefined;
    if (memberId && accountId)
      await enqueue(withdrawal, { workspaceId, memberId, accountId, conversationId: id, medium: "push" });
  }
}
