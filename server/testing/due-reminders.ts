import { testDatabase } from "./test-database.ts";
import type { TestServer } from "./test-server.ts";

/** Lets the time of a reminder come, for which a timer is set; it may have come by itself. */
export async function reminderDue({ platform }: TestServer, reminderId: string): Promise<void> {
  const { pool } = await testDatabase();
  const { rowCount } = await pool.query(
    `with set_for as (
      update timer t set due_at = now() from reminder r
      where r.id = $1 and r.state = 'waiting' and t.kind = 'reminder' and t.id = r.id and t.due_at = r.remind_at
      returning t.id
    )
    update reminder r set remind_at = now() - interval '1 second' from set_for where r.id = set_for.id`,
    [reminderId],
  );
  const { rows } = await pool.query("select state from reminder where id = $1", [reminderId]);
  if (rowCount !== 1 && rows[0]?.state !== "due") throw new Error("no timer waits for the reminder's time");
  platform.timers?.expect(new Date());
}
