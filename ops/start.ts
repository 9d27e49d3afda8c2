import { buildWeb } from "./build-web.ts";

/** `npm start`: the web app built when its sources changed, then the server in this process. */
if (!(await buildWeb())) process.exit(1);
await import("../server/main.ts");
