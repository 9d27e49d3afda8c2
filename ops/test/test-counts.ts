import { existsSync, readFileSync } from "node:fs";

/** How many tests passed and failed. */
export type Counts = { passed: number; failed: number };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
};

/** Counts Vitest's JSON report; a file that could not even be loaded is one failure. */
export function countVitest(file: string, exitCode: number): Counts {
  if (!existsSync(file)) return { passed: 0, failed: exitCode === 0 ? 0 : 1 };
  const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  const broken = report.testResults.filter((suite) => suite.status === "failed" && suite.assertionResults.length === 0);
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests + broken.length }, exitCode);
}

/** Counts Playwright's JSON report; a journey that passed when repeated has passed, and Playwright names it. */
export function countPlaywright(file: string, exitCode: number): Counts {
  if (!existsSync(file)) return { passed: 0, failed: exitCode === 0 ? 0 : 1 };
  const { stats, errors } = JSON.parse(readFileSync(file, "utf8")) as PlaywrightReport;
  return honest({ passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }, exitCode);
}

/** An error outside any test ends the runner with a failure too; zero failed would be a lie. */
function honest({ passed, failed }: Counts, exitCode: number): Counts {
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}
