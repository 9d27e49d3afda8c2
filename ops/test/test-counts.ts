import { existsSync, readFileSync } from "node:fs";

/** How many tests passed and failed, and in which files; what failed outside any file has none. */
export type Counts = { passed: number; failed: number; failedFiles: FileCounts[] };

/** A test file, as its runner is asked for it, and how its tests went. */
export type FileCounts = { file: string; passed: number; failed: number };

type VitestReport = {
  numPassedTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
};

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
  errors: unknown[];
};
type PlaywrightSuite = { file: string; specs: { tests: { status: string }[] }[]; suites?: PlaywrightSuite[] };

/** Counts Vitest's JSON report; a file that could not even be loaded is one failure. */
export function countVitest(file: string, exitCode: number): Counts {
  if (!existsSync(file)) return nothing(exitCode);
  const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  const failedFiles = report.testResults
    .filter((one) => one.status === "failed")
    .map(({ name, assertionResults }) => {
      const count = (status: string) => assertionResults.filter((test) => test.status === status).length;
      return { file: name, passed: count("passed"), failed: Math.max(1, count("failed")) };
    });
  return honest({ passed: report.numPassedTests, failed: sum(failedFiles), failedFiles }, exitCode);
}

/** Counts Playwright's JSON report; a journey that passed when repeated has passed, and Playwright names it. */
export function countPlaywright(file: string, exitCode: number): Counts {
  if (!existsSync(file)) return nothing(exitCode);
  const { stats, suites, errors } = JSON.parse(readFileSync(file, "utf8")) as PlaywrightReport;
  const failedFiles = suites
    .map((suite) => {
      const tests = testsOf(suite);
      const failed = tests.filter(({ status }) => status === "unexpected").length;
      const passed = tests.filter(({ status }) => status === "expected" || status === "flaky").length;
      return { file: suite.file, passed, failed };
    })
    .filter(({ failed }) => failed > 0);
  const counts = { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, failedFiles };
  return honest(counts, exitCode);
}

/** What counts after the files that failed ran once more: their second run instead of their first. */
export function counting(first: Counts, second: Counts): Counts {
  const passedOnce = first.failedFiles.reduce((total, one) => total + one.passed, 0);
  return {
    passed: first.passed - passedOnce + second.passed,
    failed: first.failed - sum(first.failedFiles) + second.failed,
    failedFiles: second.failedFiles,
  };
}

const testsOf = ({ specs, suites = [] }: PlaywrightSuite): { status: string }[] => [
  ...specs.flatMap(({ tests }) => tests),
  ...suites.flatMap(testsOf),
];
const sum = (files: FileCounts[]): number => files.reduce((total, { failed }) => total + failed, 0);
const nothing = (exitCode: number): Counts => ({ passed: 0, failed: exitCode === 0 ? 0 : 1, failedFiles: [] });

/** An error outside any test ends the runner with a failure too; zero failed would be a lie. */
const honest = (counts: Counts, exitCode: number): Counts =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
