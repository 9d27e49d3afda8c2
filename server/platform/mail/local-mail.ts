import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Platform } from "#platform/operations/platform.ts";
import type { Mail } from "./mail.ts";

declare module "#platform/database/tables.ts" {
  interface Tables {
    local_mail: {
      id: string;
      recipient: string;
      subject: string;
      body_text: string;
      body_html: string | null;
      sent_at: Date;
    };
  }
}

/** Keeps a mail here; the newest thousand stay. */
export async function keepLocally(platform: Platform, mail: Mail): Promise<void> {
  const logo = `data:image/png;base64,${mail.logo?.toString("base64") ?? ""}`;
  const html = mail.html.replaceAll("cid:logo", logo);
  await platform.database.transaction({}, ({ db }) =>
    sql`select keep_local_mail(${newId()}::uuid, ${mail.to}, ${mail.subject}, ${mail.text}, ${html},
      ${new Date()})`.execute(db),
  );
}

/** Mail kept here, newest first. Row-level security shows it to the operator's account alone. */
export const readLocalMail = (db: Db, page: { before: string | undefined; most: number }) =>
  db
    .selectFrom("local_mail")
    .selectAll()
    .$if(page.before !== undefined, (query) => query.where("id", "<", page.before as string))
    .orderBy("id", "desc")
    .limit(page.most)
    .execute();
