import type { Profile } from "@atrium/contract/people/profiles.ts";
import type { Workspace } from "@atrium/contract/workspace/workspaces.ts";
import { profilesOf } from "#people/profiles/index.ts";
import { newSecret, secretHash } from "#people/sessions/index.ts";
import { jobType } from "#platform/jobs/jobs.ts";
import { composeMail, type MailWords } from "#platform/mail/compose-mail.ts";
import { deliverMail } from "#platform/mail/mail.ts";
import { nameInMail } from "#platform/mail/plain-line.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { joinUrl } from "../invite-links/index.ts";
import { logoForMail, workspaceById } from "../workspaces/index.ts";
import { type InvitationRow, keepToken } from "./invitation-rows.ts";

/** Which invitation to write. The token is made when the mail is: a job's data lies in its table. */
type InvitationMail = { workspaceId: string; invitationId: string };

export const invitationMail = jobType<InvitationMail>("workspace.invitation-mail", { retries: 10, pauseSeconds: 15 });

/** Mails one address gets at most from invitations, whoever invites from whichever workspace. */
const perAddress = { count: 10, seconds: 86_400 };

/** Asks for the mails of these invitations, written after the commit. */
export async function mailInvitations(context: OpenContext, rows: readonly InvitationRow[]): Promise<void> {
  for (const row of rows) context.platform.limiter.takeFor(`invite ${row.email_key}`, perAddress);
  for (const row of rows)
    await context.enqueue(invitationMail, { workspaceId: row.workspace_id, invitationId: row.id });
}

/** Writes nothing for an invitation that was accepted or revoked meanwhile. */
export async function writeInvitationMail(job: InvitationMail, platform: Platform): Promise<void> {
  const token = `i_${newSecret()}`;
  const found = await platform.run({ workspaceId: job.workspaceId }, async ({ db, now }) => {
    const row = await keepToken(db, job.workspaceId, job.invitationId, { hash: secretHash(token), at: now });
    if (!row) return undefined;
    const [inviter] = await profilesOf(db, job.workspaceId, [row.invited_by]);
    return { row, inviter, workspace: (await workspaceById(db, job.workspaceId)) as Workspace };
  });
  if (!found) return;
  const logo = await logoForMail(platform, job.workspaceId);
  const words = wordsOf({ ...found, logo }, platform.config.url, joinUrl(platform, token));
  await deliverMail(platform, { to: found.row.email, ...composeMail(words) });
}

function wordsOf(
  { workspace, inviter, logo }: { workspace: Workspace; inviter: Profile | undefined; logo: Buffer | undefined },
  url: string,
  address: string,
): MailWords {
  const name = nameInMail(workspace.name, "a workspace");
  const by = nameInMail(inviter?.name ?? "", "Somebody");
  return {
    subject: `${by} invites you to ${name}`,
    ...(logo && { logo: { of: name, png: logo } }),
    paragraphs: [`${by} invites you to join ${name} on Atrium. The link works for seven days, and once.`],
    button: { label: `Join ${name}`, url: address },
    closing: `This invitation was sent from ${url}. If you did not expect it, ignore this mail.`,
  };
}
