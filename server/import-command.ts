// First, because it sets how memory grows.
import "./import/keep-memory-low.ts";
import { parseArgs } from "node:util";
import { ProgressLine } from "./import/progress-line.ts";
import { type ImportTarget, importReport, importSlack } from "./import/slack/index.ts";

const usage = `usage: npm run import -- slack FILE [--workspace NAME] [--dry-run] [--json]

  FILE              a Slack export as Slack made it (a zip)
  --workspace NAME  the name or address of the workspace; made when there is none of it
  --dry-run         count what is there and what cannot be carried over, and write nothing
  --json            the last line is one object with the figures`;

/**
 * `npm run import`: beside a running server, or with a database started for it. Ends with 0 when everything in the
 * file is stored, with 1 when it failed or what is stored differs, with 2 when it could not begin.
 */
const undo: (() => Promise<void>)[] = [];
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void end(130, "stopped; run it again and it goes on from here"));
try {
  const { failed, object } = await main();
  // The last line, whatever is said while the database stops.
  await end(failed ? 1 : 0, undefined, object);
} catch (error) {
  const { message, exitCode, name } = error as Error & { exitCode?: number };
  const known = exitCode !== undefined || name === "UnsafeDatabaseError" || name === "NewerSchemaError";
  if (!known) console.error(error);
  await end(exitCode ?? 1, `The import ended: ${message.split("\n")[0]}`);
}

async function main(): Promise<{ failed: boolean; object: object | undefined }> {
  const { path, workspace, dryRun, json } = readArguments();
  const line = new ProgressLine(process.stderr);
  const result = await importSlack(
    {
      path,
      workspace,
      dryRun,
      onProgress: (step, done, total) => line.show(step, done, total, step === "reading" ? "bytes" : "messages"),
    },
    dryRun ? undefined : openTarget,
  );
  line.end();
  const { object, lines, failed } = importReport(result, { dryRun, seconds: performance.now() / 1000 });
  const say = json ? console.error : console.log;
  for (const text of lines) say(text);
  if (failed) console.error("What is stored differs from the file: see above. Nothing was taken back.");
  return { failed, object: json ? object : undefined };
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        workspace: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const [source, path, ...rest] = positionals;
    if (source !== "slack" || !path || rest.length > 0) throw new Error(usage);
    return { path, workspace: nameOf(values.workspace), dryRun: values["dry-run"], json: values.json };
  } catch (error) {
    const { message } = error as Error;
    console.error(message === usage ? usage : `${message}\n\n${usage}`);
    process.exit(2);
  }
}

function nameOf(workspace: string | undefined): string | undefined {
  if (workspace === undefined) return undefined;
  const name = workspace.trim();
  if (name.length === 0 || name.length > 60) throw new Error("--workspace: a name of 1 to 60 characters");
  return name;
}

async function openTarget(): Promise<ImportTarget> {
  // All of the product, loaded for nobody who only asks what is in a file.
  const { openImportPlatform } = await import("./import-platform.ts");
  return openImportPlatform(undo);
}

async function end(exitCode: number, words?: string, object?: object): Promise<never> {
  if (words) console.error(words);
  for (const step of undo.splice(0).reverse()) await step().catch(() => undefined);
  if (object) console.log(JSON.stringify(object));
  process.exit(exitCode);
}
