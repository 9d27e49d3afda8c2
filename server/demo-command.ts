// First, because it sets how memory grows.
import "./collect-seldom.ts";
import { announcement } from "./announcement.ts";
import { demoAccounts } from "./demo/demo-accounts.ts";
import { markFilled, prepareDemoFolder } from "./demo/demo-folder.ts";
import { fillNorthwind } from "./demo/fill-northwind.ts";
import { readConfig } from "./platform/config/config.ts";
import { runServer } from "./run-server.ts";
import { type RunningServer, startServer } from "./start-server.ts";

/**
 * `npm run demo`: as `npm start`, in a data folder of its own with a made-up workspace in it. It keeps its own
 * database and its own mail whatever is set: made-up people must come neither among real ones nor into their mail.
 */
await runServer(start, (server) => `${announcement(server)}\n${demoAccounts()}`);

async function start(onLost: (reason: string) => void): Promise<RunningServer> {
  const unset = { DATABASE_URL: "", REDIS_URL: "", SMTP_URL: "" };
  const config = readConfig({ ...process.env, ATRIUM_DATA: process.env["ATRIUM_DATA"] || "data-demo", ...unset });
  const isNew = await prepareDemoFolder(config.dataFolder);
  const server = await startServer(config, onLost);
  if (!isNew) return server;
  try {
    console.log("Filling the workspace Northwind with two weeks of made-up work…");
    await fillNorthwind(server.platform);
    markFilled(config.dataFolder);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}
