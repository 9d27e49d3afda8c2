import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWeb } from "../build-web.ts";
import { printCheck, runChecks } from "../check/checks.ts";
import { provideChromium } from "./chromium.ts";
import { type Counts, countPlaywright, countVitest } from "./test-counts.ts";

/**
 * `npm test`: the checks, the tests on a real PostgreSQL, the journeys in a browser; then one line `N passed, N failed`.
 * `npm test -- chat` runs only the tests whose path contains the word, `npm test -- journeys/chat` only such journeys.
 */
const root = join(import.meta.dirname, "..", "..");
const reports = mkdtempSync(join(tmpdir(), "atrium-reports-"));
const filters = process.argv.slice(2).filter((argument) => argument !== "--only");
const journeyFilters = filters.filter((filter) => filter.startsWith("journeys"));
const testFilters = filters.filter((filter) => !filter.startsWith("journeys"));

const parts: Counts[] = [];
try {
  if (filters.length === 0) parts.push(await check());
  if (filters.length === 0 || testFilters.length > 0) parts.push(await runTests());
  if (filters.length === 0 || journeyFilters.length > 0) parts.push(await runJourneys());
} finally {
  rmSync(reports, { recursive: true, force: true });
}
const passed = parts.reduce((sum, part) => sum + part.passed, 0);
const failed = parts.reduce((sum, part) => sum + part.failed, 0);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);

async function check(): Promise<Counts> {
  const results = await runChecks(printCheck);
  const good = results.filter((result) => result.passed).length;
  return { passed: good, failed: results.length - good };
}

async function runTests(): Promise<Counts> {
  const file = join(reports, "vitest.json");
  const program = join(root, "node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return countVitest(file, await run([program, "run", ...reporters, ...testFilters]));
}

async function runJourneys(): Promise<Counts> {
  const folder = join(root, "journeys");
  if (
    !existsSync(folder) ||
    !readdirSync(folder, { recursive: true }).some((name) => /\.test\.ts$/.test(String(name)))
  ) {
    return { passed: 0, failed: 0 };
  }
  const file = join(reports, "journeys.json");
  const program = join(root, "node_modules", "@playwright", "test", "cli.js");
  const missing = provideChromium(program);
  if (missing) return failure(missing);
  if (!(await buildWeb())) return failure("The journeys did not run: the web app could not be built");
  const config = ["--config", join("journeys", "playwright.config.ts"), "--reporter=list,json"];
  // Playwright colours its workers' output by FORCE_COLOR and warns when NO_COLOR stands beside it.
  const plain = process.env["NO_COLOR"] ? { NO_COLOR: undefined, FORCE_COLOR: "0" } : {};
  const env = { ...plain, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  return countPlaywright(file, await run([program, "test", ...config, ...journeyFilters], env));
}

function failure(message: string): Counts {
  console.log(message);
  return { passed: 0, failed: 1 };
}

function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
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
