import { spawn } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { checkHouse } from "./house-rules.ts";

/** One part of `npm run check`; `output` says what is wrong when it failed. */
export type CheckResult = { name: string; passed: boolean; output: string; seconds: number };

const root = join(import.meta.dirname, "..", "..");
const bin = (name: string) => join(root, "node_modules", ".bin", name);

const checks: Record<string, () => Promise<{ passed: boolean; output: string }>> = {
  types: () => runTool(bin("tsc"), ["-p", ".", "--pretty", "false"]),
  lint: () => runTool(bin("oxlint"), ["--quiet"]),
  format: () => runTool(bin("biome"), ["check", "--max-diagnostics=20", "--log-level=warn", "."], "run npm run format"),
  house: async () => {
    const lines = checkHouse(root);
    return { passed: lines.length === 0, output: lines.join("\n") };
  },
  unused: () => runTool(bin("knip"), ["--no-progress", "--no-config-hints"]),
};

/** Runs all parts, two at a time, and tells each result as it comes. */
export async function runChecks(tell: (result: CheckResult) => void): Promise<CheckResult[]> {
  const waiting = Object.entries(checks);
  const results: CheckResult[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, check] = next;
      const started = performance.now();
      const outcome = await check().catch((error: unknown) => ({ passed: false, output: String(error) }));
      const result = { name, ...outcome, seconds: (performance.now() - started) / 1000 };
      results.push(result);
      tell(result);
    }
  };
  await Promise.all([work(), work()]);
  return results;
}

/** Prints one line per part, and what is wrong below a failed one. */
export function printCheck({ name, passed, output, seconds }: CheckResult): void {
  console.log(`${passed ? "ok    " : "FAILED"} ${name.padEnd(8)} ${seconds.toFixed(1)} s`);
  if (!passed) console.log(`\n${output.trim()}\n`);
}

function runTool(file: string, args: string[], cure?: string): Promise<{ passed: boolean; output: string }> {
  const shell = process.platform === "win32";
  const child = spawn(file, args, { cwd: root, shell, stdio: ["ignore", "pipe", "pipe"] });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => {
      // Some tools colour their output whenever they believe to run for a continuous integration service.
      const output = stripVTControlCharacters(Buffer.concat(chunks).toString()).trim();
      done({ passed: code === 0, output: cure ? `${output}\n${cure}` : output });
    });
  });
}
