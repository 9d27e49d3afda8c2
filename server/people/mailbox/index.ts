import { feature } from "#platform/operations/feature.ts";
import { listLocalMail } from "./list-local-mail.ts";

/** Mail kept on this instance while no SMTP_URL is set, for its operator to read. */
export const mailbox = feature({ name: "people/mailbox", operations: [listLocalMail] });
