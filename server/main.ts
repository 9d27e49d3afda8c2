import { setTimeout as sleep } from "node:timers/promises";
import { announcement } from "./announcement.ts";
import { readConfig } from "./platform/config/config.ts";
import { type RunningServer, startServer } from "./start-server.ts";

/** Settings, server, drain on a signal; nothing else. */
let server: RunningServer | undefined;
let starting = true;
let ending = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(0));
try {
  const config = readConfig(process.env);
  server = await startServer(config, (reason) => void fail(`the database ended and does not start again: ${reason}`));
  console.log(announcement(server));
} catch (error) {
  await fail((error as Error).message, (error as { exitCode?: number }).exitCode);
} finally {
  starting = false;
}

async function fail(message: string, exitCode = 1): Promise<void> {
  console.error(`Atrium cannot run: ${message.split("\n")[0]}`);
  await end(exitCode);
}

/** Said twice by Ctrl-C (to the group, and forwarded), it is done once. A start under way is given its time. */
async function end(exitCode: number): Promise<never> {
  if (ending) return new Promise(() => undefined);
  ending = true;
  for (const until = Date.now() + 4000; starting && exitCode === 0 && Date.now() < until; ) await sleep(20);
  await server?.stop();
  process.exit(exitCode);
}
