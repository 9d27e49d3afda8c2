import { testDatabase } from "./test-database.ts";
import type { TestServer } from "./test-server.ts";

/** Makes what waits to be told in a workspace due now, its people long away from their devices. */
export async function dueNow({ platform }: TestServer, workspaceId: string): Promise<void> {
  const { pool } = await testDatabase();
  await pool.query("update session set active_at = now() - interval '1 hour'");
  await pool.query(
    "update delivery set due_at = now() - interval '1 second' where workspace_id = $1 and due_at is not null",
    [workspaceId],
  );
  await pool.query("update timer set due_at = now() where workspace_id = $1 and kind = 'inbox.delivery'", [
    workspaceId,
  ]);
  platform.timers?.expect(new Date());
}

/** Waits until so many messages wait to be told by mail in a conversation. */
export async function waitingToBeTold(conversationId: string, messages: number): Promise<void> {
  const { pool } = await testDatabase();
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const { rows } = await pool.query<{ count: number }>(
      `select coalesce(sum(cardinality(message_ids)), 0)::int as count from delivery
        where conversation_id = $1 and medium = 'mail' and due_at is not null`,
      [conversationId],
    );
    if (rows[0]?.count === messages) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("waited in vain for what is to be told");
}
