import type { Preferences } from "@atrium/contract/people/preferences.ts";
import { preferencesOf } from "#people/preferences/index.ts";
import { membersOf } from "#people/profiles/index.ts";
import { composeMail, type MailWords } from "#platform/mail/compose-mail.ts";
import { deliverMail } from "#platform/mail/mail.ts";
import { nameInMail } from "#platform/mail/plain-line.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { clearTimer, type DueTimer, setTimer } from "#platform/timers/timer.ts";
import { workspaceById } from "#workspace/workspaces/index.ts";
import { unsubscribeUrl } from "../mail/index.ts";
import { recipientsOf } from "../recipients/index.ts";
import { type Best, bestOf } from "./best-rows.ts";
import { nextDigest } from "./next-digest.ts";

/** One timer for each person who wants a digest; its id is theirs. */
export const digestKind = "inbox.digest";
const most = 6;
const days = { daily: 1, weekly: 7 } as const;

/** Sets the time of somebody's next digest, or takes it away. */
export async function planDigest(
  context: OpenContext,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
  often: Preferences["digest"],
): Promise<void> {
  const { db, now } = context;
  if (often === "off") return clearTimer(db, workspaceId, digestKind, memberId);
  const [member] = await membersOf(db, workspaceId, [memberId]);
  if (member?.state !== "active") return clearTimer(db, workspaceId, digestKind, memberId);
  const at = nextDigest(often, member.time_zone, now);
  await setTimer(context, { workspaceId, kind: digestKind, id: memberId, at });
}

/** Sends what was missed, when there is anything, and plans the next one. The same digest again is the same mail. */
export async function sendDigest(platform: Platform, { workspaceId, id: memberId }: DueTimer): Promise<void> {
  const found = await platform.run({ workspaceId }, async ({ db, now }) => {
    const { digest } = await preferencesOf(db, workspaceId, memberId);
    const to = (await recipientsOf(db, workspaceId, [memberId])).get(memberId);
    const workspace = await workspaceById(db, workspaceId);
    if (digest === "off" || !to?.emailVerified || !workspace) return undefined;
    const since = new Date(now.getTime() - days[digest] * 86_400_000);
    return { to, workspace, digest, now, best: await bestOf(db, workspaceId, memberId, { since, most }) };
  });
  if (found && found.best.length > 0) {
    const { to, workspace, best, digest, now } = found;
    const unsubscribe = await unsubscribeUrl(platform, { workspaceId, memberId, what: "digest" });
    const words = wordsOf(platform, workspace, { best, digest, unsubscribe });
    const messageId = `digest.${memberId}.${now.toISOString().slice(0, 10)}@${new URL(platform.config.url).hostname}`;
    const conversation = { messageId, references: [], unsubscribeUrl: unsubscribe };
    await deliverMail(platform, { to: to.email, ...composeMail(words), conversation });
  }
  await platform.run({ workspaceId }, async (context) => {
    const { digest } = await preferencesOf(context.db, workspaceId, memberId);
    await planDigest(context, { workspaceId, memberId }, digest);
  });
}

function wordsOf(
  { config }: Platform,
  workspace: { name: string; slug: string },
  { best, digest, unsubscribe }: { best: Best[]; digest: "daily" | "weekly"; unsubscribe: string },
): MailWords {
  const name = nameInMail(workspace.name, "your workspace");
  const time = digest === "daily" ? "day" : "week";
  return {
    subject: `${name}: the best of the ${time}`,
    paragraphs: [`What others answered and reacted to this ${time}, and you have not read.`],
    quotes: best.map(({ channel, author, text }) => ({
      heading: `#${channel}`,
      from: nameInMail(author, "Somebody"),
      text,
    })),
    button: { label: `Open ${name}`, url: `${config.url}/${workspace.slug}` },
    closing: `You asked for this every ${time} on ${config.url}.\nNo more of it: ${unsubscribe}`,
  };
}
