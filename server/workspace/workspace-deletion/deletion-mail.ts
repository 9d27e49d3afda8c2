import { sql } from "kysely";
import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import { composeMail, type MailWords } from "#platform/mail/compose-mail.ts";
import { deliverMail } from "#platform/mail/mail.ts";
import { nameInMail } from "#platform/mail/plain-line.ts";
import { ownPermission } from "../roles/index.ts";
import { deletedOf, deletedWorkspace } from "../workspaces/index.ts";

export const deletionMail = jobType<{ workspaceId: string }>("workspace.deletion-mail", {
  retries: 10,
  pauseSeconds: 15,
});

/** To its owners: until when it can be brought back, and where. Nothing when it is back already. */
export const writeDeletionMail = worksOn(deletionMail, async ({ workspaceId }, platform) => {
  const found = await platform.run({ workspaceId, mode: "read" }, async ({ db, now }) => {
    const row = await deletedWorkspace(db, workspaceId, now);
    if (!row) return undefined;
    const { rows } = await sql<{ email: string }>`
      select email from addresses_of_deleted(array(
        select g.principal_id from role_grant g join role r on r.workspace_id = g.workspace_id and r.id = g.role_id
        where g.workspace_id = ${workspaceId}::uuid and g.principal_kind = 'member' and g.scope_kind = 'workspace'
          and ${ownPermission} = any(r.permissions)))`.execute(db);
    return { deleted: deletedOf(row), emails: rows.map(({ email }) => email) };
  });
  if (!found) return;
  const words = wordsOf(found.deleted, platform.config.url);
  for (const to of found.emails) await deliverMail(platform, { to, ...composeMail(words) });
});

function wordsOf({ name: given, goneAt }: { name: string; goneAt: string }, url: string): MailWords {
  const name = nameInMail(given, "your workspace");
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(goneAt));
  return {
    subject: `${name} was deleted`,
    paragraphs: [
      `The workspace ${name} was deleted, and nobody finds anything of it any more.`,
      `Its owners can bring it back until ${day}. Then everything in it is removed for good.`,
    ],
    button: { label: "Bring it back", url: `${url}/account/deleted-workspaces` },
    closing: `You get this mail because you own ${name} on ${url}.`,
  };
}
