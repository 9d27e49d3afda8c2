import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Crowd, gather } from "../scene/people.ts";
import type { Scene } from "../scene/scene.ts";

export type Archive = Crowd & { client: pg.Client };

/**
 * The archive in a workspace, imported as people import it. A real conversation of 200,288 messages (Kummerfeld et al.,
 * CC-BY-4.0) that is not part of the project; another export may be named.
 */
export async function importArchive(scene: Scene, args: string[], say: (line: string) => void): Promise<Archive> {
  const file = args[0] ?? join(import.meta.dirname, "..", "..", "..", "shared", "data", "irc-slack-export.zip");
  if (!existsSync(file)) throw new Error(`${file} is missing: name a Slack export, npm run bench -- search FILE`);
  const crowd = await gather(scene, 2, "Archive");
  const command = join(import.meta.dirname, "..", "..", "server", "import-command.ts");
  const child = spawn(process.execPath, [command, "slack", file, "--workspace", "Archive"], {
    env: { ...process.env, DATABASE_URL: scene.databaseUrl },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise<number | null>((done) => child.once("close", done));
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  const client = new pg.Client(scene.databaseUrl);
  await client.connect();
  await untilIndexed(client, crowd.workspaceId, say);
  return { ...crowd, client };
}

/** The archive so often again, each copy in channels of its own and older; every other copy closed to the searcher. */
export async function multiply(scene: Scene, archive: Archive, copies: number, say: (line: string) => void) {
  const { client, workspaceId, people } = archive;
  await client.query(copying);
  for (let copy = 1; copy <= copies; copy += 1) {
    await client.query("select pg_temp.copy_archive($1, $2, $3)", [workspaceId, copy, people[1]?.memberId]);
    say(`copy ${copy} of ${copies}`);
  }
  await client.query("analyze message, channel, channel_member, thread");
  await client.query("update search_history set done_at = null, after_id = null");
  await scene.platform.run({ workspaceId }, ({ enqueue }) =>
    enqueue({ name: "search.history", retries: 5, pauseSeconds: 1 }, { workspaceId }),
  );
  await untilIndexed(client, workspaceId, say);
}

async function untilIndexed(client: pg.Client, workspaceId: string, say: (line: string) => void): Promise<void> {
  const began = performance.now();
  for (;;) {
    const { rows } = await client.query<{ done: boolean; entries: string }>(
      `select coalesce((select done_at is not null from search_history where workspace_id = $1), false) as done,
        (select coalesce(sum(size), 0) from search_segment where workspace_id = $1) as entries`,
      [workspaceId],
    );
    if (rows[0]?.done) break;
    say(`${rows[0]?.entries} entries after ${((performance.now() - began) / 1000).toFixed(0)} s`);
    await sleep(5000);
  }
  await client.query("vacuum analyze search_entry");
}

/** Ids keep their order in time: the copies are ten years apart. */
const copying = `
create or replace function pg_temp.copied(id uuid, copy integer) returns uuid language sql immutable as $$
  select (lpad(to_hex((('x' || replace(left(id::text, 13), '-', ''))::bit(48)::bigint) - copy * 63072000000), 12, '0')
    || substr(replace(id::text, '-', ''), 13, 8) || left(md5(id::text || copy), 12))::uuid $$;
create or replace function pg_temp.copy_archive(space uuid, copy integer, searcher uuid) returns void language plpgsql as $$
begin
  create temp table if not exists original as
    select * from channel where workspace_id = space and last_seq > 1000 and kind = 'channel';
  insert into channel (workspace_id, id, kind, visibility, name, created_at, last_seq, last_message_at, member_count)
    select space, md5(id::text || copy)::uuid, 'channel', 'private', name || ' ' || copy, created_at, last_seq,
      last_message_at, 1 from original;
  insert into channel_member (workspace_id, channel_id, member_id, joined_at, read_seq)
    select space, md5(id::text || copy)::uuid, searcher, now(), last_seq from original where copy % 2 = 0;
  insert into message (workspace_id, id, channel_id, seq, thread_id, thread_seq, author_id, client_id, text, created_at)
    select space, pg_temp.copied(m.id, copy), md5(m.channel_id::text || copy)::uuid, m.seq,
      pg_temp.copied(m.thread_id, copy), m.thread_seq, m.author_id, pg_temp.copied(m.id, copy), m.text,
      m.created_at - copy * interval '730 days'
    from message m join original o on o.id = m.channel_id where m.workspace_id = space;
  insert into thread (workspace_id, id, channel_id, reply_count, last_seq, last_reply_at, people)
    select space, pg_temp.copied(t.id, copy), md5(t.channel_id::text || copy)::uuid, t.reply_count, t.last_seq,
      t.last_reply_at, t.people
    from thread t join original o on o.id = t.channel_id where t.workspace_id = space;
end $$`;
