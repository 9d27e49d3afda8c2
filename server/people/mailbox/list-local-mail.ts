import { listLocalMail as contract } from "@atrium/contract/people/mailbox.ts";
import { Id } from "@atrium/contract/protocol/id.ts";
import * as z from "zod";
import { readLocalMail } from "#platform/mail/local-mail.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";

export const listLocalMail = handle(contract, async ({ db }, { cursor, limit }) => {
  const [before] = placeOfCursor(cursor, z.tuple([Id])) ?? [];
  const rows = await readLocalMail(db, { before, most: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      id: row.id,
      to: row.recipient,
      subject: row.subject,
      text: row.body_text,
      html: row.body_html,
      sentAt: row.sent_at.toISOString(),
    })),
    ...(rows.length > limit && last && { next: cursorTo([last.id]) }),
  };
});
