import { setTimeout as sleep } from "node:timers/promises";
import type { RunningServer } from "./start-server.ts";

/**
 * A command that is a server: starts, says `say`, drains on a signal. What goes wrong is one line and an exit code.
 * @param start gets what to call when the embedded database is lost for good.
 */
export async function runServer(
  start: (onLost: (reason: string) => void) => Promise<RunningServer>,
  say: (server: RunningServer) => string | Promise<string>,
): Promise<void> {
  let server: RunningServer | undefined;
  let starting = true;
  let ending = false;

  /** Said twice by Ctrl-C (to the group, and forwarded), it is done once. A start under way is given its time. */
  const end = async (exitCode: number): Promise<void> => {
    if (ending) return;
    ending = true;
    for (const until = Date.now() + 4000; starting && exitCode === 0 && Date.now() < until; ) await sleep(20);
    await server?.stop();
    process.exit(exitCode);
  };
  const fail = async (message: string, exitCode = 1): Promise<void> => {
    if (!ending) console.error(`Atrium cannot run: ${message.split("\n")[0]}`);
    await end(exitCode);
  };

  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(0));
  try {
    server = await start((reason) => void fail(`the database ended and does not start again: ${reason}`));
    starting = false;
    console.log(await say(server));
  } catch (error) {
    starting = false;
    await fail((error as Error).message, (error as { exitCode?: number }).exitCode);
  }
}
