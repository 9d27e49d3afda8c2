import { type StdioOptions, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { buildWeb } from "../build-web.ts";
import { printCheck, runChecks } from "../check/checks.ts";
import { provideChromium } from "./chromium.ts";
import { type Counts, counting, countPlaywright, countVitest } from "./test-counts.ts";

/**
 * `npm test`: the checks, the tests on a real PostgreSQL, the journeys in a browser; then one line `N passed, N failed`.
 * The journeys wait for pages half of their time, so the tests run beside them; what they say is printed below.
 * Files that failed run once more afterwards, alone in a process of their own, and are named at the end: what passes
 * only then passed on a calm machine, and has a race somebody must find.
 * `npm test -- chat` runs only the tests whose path contains the word, `npm test -- journeys/chat` only such journeys.
 */
const root = join(import.meta.dirname, "..", "..");
const reports = mkdtempSync(join(tmpdir(), "atrium-reports-"));
const filters = process.argv.slice(2).filter((argument) => argument !== "--only");
const journeyFilters = filters.filter((filter) => filter.startsWith("journeys"));
const testFilters = filters.filter((filter) => !filter.startsWith("journeys"));

/** More files than this fail because something is broken, not because a machine was busy. */
const worthASecondRun = 5;

let runs = 0;
const reportFile = (): string => join(reports, `report-${++runs}.json`);

const parts: Counts[] = [];
try {
  if (filters.length === 0) parts.push(...(await runAll()));
  if (testFilters.length > 0) parts.push(await runTests(testFilters));
  if (journeyFilters.length > 0) parts.push(await runJourneys(buildWeb(), journeyFilters));
} finally {
  rmSync(reports, { recursive: true, force: true });
}
const passed = parts.reduce((sum, part) => sum + part.passed, 0);
const failed = parts.reduce((sum, part) => sum + part.failed, 0);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);

async function runAll(): Promise<Counts[]> {
  const built = buildWeb();
  const checked = await check();
  await built;
  const heard: Buffer[] = [];
  const journeys = runJourneys(built, [], heard);
  const tested = await runTests(["--maxWorkers=2"]);
  const gone = await journeys;
  process.stdout.write(Buffer.concat(heard));
  return [
    checked,
    await secondRun(tested, (files) => runTests(["--maxWorkers=1", ...files])),
    // A filter is a pattern for the whole path.
    await secondRun(gone, (files) => runJourneys(built, ["--workers=1", ...files.map((file) => `/${file}$`)])),
  ];
}

/** The files that failed once more, with nothing beside them. */
async function secondRun(first: Counts, again: (files: string[]) => Promise<Counts>): Promise<Counts> {
  const files = first.failedFiles.map(({ file }) => file);
  if (files.length === 0 || files.length > worthASecondRun) return first;
  const named = files
    .map((file) => `  ${file.startsWith(root) ? relative(root, file) : join("journeys", file)}`)
    .join("\n");
  console.log(`\nFailed beside the others, now alone; what passes only now has a race:\n${named}\n`);
  return counting(first, await again(files));
}

async function check(): Promise<Counts> {
  const results = await runChecks(printCheck);
  const good = results.filter((result) => result.passed).length;
  return { passed: good, failed: results.length - good, failedFiles: [] };
}

async function runTests(options: string[]): Promise<Counts> {
  const file = reportFile();
  const program = join(root, "node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return countVitest(file, await run([program, "run", ...reporters, ...options]));
}

/** What they say goes into `heard` where there is one. */
async function runJourneys(built: Promise<boolean>, options: string[], heard?: Buffer[]): Promise<Counts> {
  const folder = join(root, "journeys");
  if (
    !existsSync(folder) ||
    !readdirSync(folder, { recursive: true }).some((name) => /\.test\.ts$/.test(String(name)))
  ) {
    return { passed: 0, failed: 0, failedFiles: [] };
  }
  const file = reportFile();
  const program = join(root, "node_modules", "@playwright", "test", "cli.js");
  const missing = provideChromium(program);
  if (missing) return failure(missing);
  if (!(await built)) return failure("The journeys did not run: the web app could not be built");
  const config = ["--config", join("journeys", "playwright.config.ts"), "--reporter=list,json"];
  // Playwright colours its workers' output by FORCE_COLOR and warns when NO_COLOR stands beside it.
  const plain = process.env["NO_COLOR"] ? { NO_COLOR: undefined, FORCE_COLOR: "0" } : {};
  const env = { ...plain, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  return countPlaywright(file, await run([program, "test", ...config, ...options], env, heard));
}

function failure(message: string): Counts {
  console.log(message);
  return { passed: 0, failed: 1, failedFiles: [] };
}

function run(args: string[], env: NodeJS.ProcessEnv = {}, heard?: Buffer[]): Promise<number> {
  const stdio: StdioOptions = heard ? ["ignore", "pipe", "pipe"] : "inherit";
  const child = spawn(process.execPath, args, { cwd: root, stdio, env: { ...process.env, ...env } });
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => heard?.push(chunk));
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on("SIGTERM", forward).on("SIGINT", forward);
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => {
      process.off("SIGTERM", forward).off("SIGINT", forward);
      done(code ?? 1);
    });
  });
}
