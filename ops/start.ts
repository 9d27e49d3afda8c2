import { buildWeb } from "./build-web.ts";

/** `npm start`: the web app built when its sources changed, then the server in this process. */
if (!(await buildWeb())) process.exit(1);
try {
  await import("../server/main.ts");
} catch (error) {
  // A wrong setting or an unsafe database is the operator's to mend: one line, no stack.
  const { exitCode, message } = error as { exitCode?: number; message?: string };
  console.error(exitCode === undefined ? error : message);
  process.exit(exitCode ?? 1);
}
