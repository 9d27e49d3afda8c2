import { announcement } from "./announcement.ts";
import { readConfig } from "./platform/config/config.ts";
import { runServer } from "./run-server.ts";
import { startServer } from "./start-server.ts";

/** Settings, server, drain on a signal; nothing else. */
await runServer((onLost) => startServer(readConfig(process.env), onLost), announcement);
