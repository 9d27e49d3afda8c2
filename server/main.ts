// First, because it sets how memory grows.
import "./collect-seldom.ts";
import { announcement } from "./announcement.ts";
import { readConfig } from "./platform/config/config.ts";
import { runServer } from "./run-server.ts";
import { startServer } from "./start-server.ts";

/** Settings, server, drain on a signal; nothing else. */
await runServer((onLost) => startServer(readConfig(process.env), onLost), announcement);
