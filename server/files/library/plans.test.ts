import { listFiles } from "@atrium/contract/files/library.ts";
import type { Operation } from "@atrium/contract/protocol/operation.ts";
import { beforeAll, expect, test } from "vitest";
import { type LargeWorkspace, largeWorkspace } from "../../testing/large-workspace.ts";
import { rowsRead } from "../../testing/rows-read.ts";
import { statementsOfCall } from "../../testing/statements.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

/**
 * Somebody in 2,000 channels, one of which has 20,000 files and the others ten each: what is asserted is how many rows
 * a list looks at.
 */
const server = await testServer();
const { pool } = await testDatabase();
let place: LargeWorkspace;
let channelId: string;

beforeAll(async () => {
  place = await largeWorkspace(server, { people: 20, channels: 2_000, perChannel: 2 });
  channelId = place.channelIds[0] as string;
  await fill(`select $2::uuid[] as channels, 20000 as many`, [place.channelIds.slice(0, 1)]);
  await fill(`select $2::uuid[] as channels, 10 as many`, [place.channelIds.slice(1)]);
  await pool.query("analyze file, file_use, library_entry, file_tag");
}, 180_000);

/** Every hundredth is a picture, every thousandth is tagged. */
async function fill(channels: string, values: unknown[]): Promise<void> {
  const { workspaceId, owner } = place;
  await pool.query(
    `with wanted as (${channels}), made as (
       select c.id as channel_id, n, (lpad(to_hex((1700000000000 + n * 60000)::bigint), 12, '0') || '7000a' ||
         substr(md5(c.id::text || n), 1, 15))::uuid as id, '{}'::jsonb as details
       from wanted w, unnest(w.channels) as c(id), generate_series(1, w.many) as n
     ), filed as (
       insert into file (workspace_id, id, stored_id, uploader_id, client_id, name, media_type, size, details, created_at, completed_at)
       select $1, id, id, $3, id, 'file ' || n, case when n % 100 = 0 then 'image/png' else 'text/plain' end, 1, details, now(), now()
       from made returning id
     ), tagged as (
       insert into file_tag (workspace_id, file_id, tag, created_by, created_at)
       select $1, id, 'kept', $3, now() from made where n % 1000 = 0
     )
     insert into file_use (workspace_id, kind, holder_id, file_id, place_id, position, created_at)
     select $1, 'folder', m.channel_id, m.id, m.channel_id, 0, now() from made m`,
    [workspaceId, ...values, owner.memberId],
  );
  await pool.query(
    `insert into library_entry (workspace_id, place_id, file_id, type, uploader_id)
     select u.workspace_id, u.place_id, f.id, file_type(f.media_type), f.uploader_id
     from file_use u join file f on f.workspace_id = u.workspace_id and f.id = u.file_id
     where u.workspace_id = $1 on conflict do nothing`,
    [workspaceId],
  );
}

async function rowsOf(operation: Operation, input: object, who = place.owner): Promise<number> {
  const { workspaceId } = place;
  const statements = await statementsOfCall(server.platform, who, operation, { workspaceId, ...input });
  const asked = statements.filter(({ text }) => !/^(begin|commit|rollback|select set_config)/.test(text));
  let rows = 0;
  for (const statement of asked) {
    const read = await rowsRead(server.platform.database, workspaceId, statement);
    expect(read.whole.filter((table) => /file|library/.test(table))).toEqual([]);
    rows += read.rows;
  }
  return rows;
}

test("all files of a person in 2,000 channels: a look into each, and no more", async () => {
  expect(await rowsOf(listFiles, {})).toBeLessThan(15_000);
  expect(await rowsOf(listFiles, { type: "image" })).toBeLessThan(15_000);
  expect(await rowsOf(listFiles, { uploaderId: place.owner.memberId })).toBeLessThan(15_000);
  expect(await rowsOf(listFiles, { tag: "kept" })).toBeLessThan(15_000);
});

test("a channel's 20,000 files: a page", async () => {
  expect(await rowsOf(listFiles, { channelId })).toBeLessThan(1000);
  expect(await rowsOf(listFiles, { channelId, type: "image" })).toBeLessThan(1000);
  const until = new Date(1_700_000_000_000 + 10_000 * 60_000).toISOString();
  expect(await rowsOf(listFiles, { channelId, until })).toBeLessThan(1000);
});
