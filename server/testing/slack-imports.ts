import pg from "pg";
import { beforeAll } from "vitest";
import { type ImportResult, importSlack } from "../import/slack/import-slack.ts";
import { type SignedUp, signedUp } from "./signed-up.ts";
import { type SlackExport, slackChannel, slackExport, slackUser } from "./slack-export.ts";
import { type TestServer, testServer } from "./test-server.ts";

/** What the import's tests share: a server, its operator, and a way to import and to look at what is stored. */
export let server: TestServer;
/** The instance's operator: whoever registered first. */
export let operator: SignedUp;
/** Call it once at the top of a test file. */
export const prepareImports = (): void =>
  beforeAll(async () => {
    server = await testServer();
    operator = await signedUp(server, { name: "Olive Operator" });
  });

export const target = async () => ({ platform: server.platform, url: server.databaseUrl });
let imports = 0;
/** Imports into a workspace of its own, unless one is named. */
export const run = (given: SlackExport | string, workspace = `Import ${++imports}`): Promise<ImportResult> =>
  importSlack({ path: typeof given === "string" ? given : slackExport(given), workspace }, target);

export type Row = Record<string, unknown>;
export async function rows(text: string, ...values: unknown[]): Promise<Row[]> {
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
export const idOf = (result: ImportResult): string => result.workspace?.id as string;
/** Everything stored of a workspace, to compare before and after. */
export const everything = (result: ImportResult) =>
  rows(
    `select c.name, m.id, m.seq, m.thread_id, m.thread_seq, m.author_id, m.text, m.created_at, m.edited_at, m.deleted_at,
       t.reply_count, t.last_seq as thread_last, t.people, (select count(*) from mention n where n.message_id = m.id) as calls,
       (select json_agg(json_build_array(r.emoji, r.count, r.people) order by r.created_at) from reaction_tally r
         where r.message_id = m.id) as reactions, c.last_seq, c.member_count
     from message m join channel c using (workspace_id) left join thread t on t.workspace_id = m.workspace_id and t.id = m.id
     where m.channel_id = c.id and m.workspace_id = $1 order by c.name, m.created_at, m.id`,
    idOf(result),
  );
export const agrees = ({ comparison }: ImportResult) =>
  comparison.length === 6 && comparison.every(({ inFile, stored }) => inFile === stored);

export const people = [slackUser("U1", "Ann"), slackUser("U2", "Bob"), slackUser("U3", "Cid")];
export const general = slackChannel("C1", "general", ["U1", "U2", "U3"], { is_general: true });
