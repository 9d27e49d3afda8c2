import { randomUUID } from "node:crypto";
import { newId } from "@atrium/server/platform/operations/new-id.ts";
import pg from "pg";
import type { Scene } from "../scene/scene.ts";
import { type Room, words } from "./room.ts";

const statement = `insert into message (workspace_id, id, channel_id, seq, author_id, client_id, text, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/**
 * The same message row and nothing else: prepared, one round trip, as the table's owner, whom no policy slows down.
 * Positions begin where the product's will never be.
 */
export function bareInsert({ databaseUrl, platform }: Scene, { workspaceId, people, channelIds }: Room) {
  const max = platform.database.pool.options.max;
  const pool = new pg.Pool({ connectionString: databaseUrl, max, pipeline: true });
  let turn = 0;
  const insert = () => {
    const at = turn++;
    const author = people[at % people.length]?.memberId;
    const channel = channelIds[Math.floor(Math.random() * channelIds.length)];
    const row = [workspaceId, newId(), channel, 1e9 + at, author, randomUUID(), `${words}${at}`, new Date()];
    return pool.query({ name: "bare", text: statement, values: row });
  };
  /** What autovacuum does within minutes of a table's first rows. */
  const analyze = async () => void (await pool.query("analyze"));
  return { insert, analyze, close: () => pool.end() };
}
