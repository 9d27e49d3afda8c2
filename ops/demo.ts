import { buildWeb } from "./build-web.ts";

/** `npm run demo`: the web app built when its sources changed, then the server with made-up content. */
if (!(await buildWeb())) process.exit(1);
await import("../server/demo-command.ts");
