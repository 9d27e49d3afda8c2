import * as z from "zod";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { page, pageInput } from "../protocol/paging.ts";

/** A mail that was kept here because no SMTP_URL is set. */
export const LocalMail = z.strictObject({
  id: Id,
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  sentAt: Instant,
});
export type LocalMail = z.infer<typeof LocalMail>;

export const listLocalMail = operation("listLocalMail", {
  method: "GET",
  path: "/local-mail",
  summary: "List the mail kept on this instance, newest first",
  caller: "operator",
  input: z.strictObject({ ...pageInput() }),
  output: page(LocalMail),
});
