import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { counting, countPlaywright, countVitest } from "./test-counts.ts";

const folder = mkdtempSync(join(tmpdir(), "atrium-counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

type File = { name: string; status: string; assertionResults: { status: string }[] };
const vitest = (passed: number, testResults: File[] = []) => report({ numPassedTests: passed, testResults });
const tests = (passed: number, failed: number) => [
  ...Array.from({ length: passed }, () => ({ status: "passed" })),
  ...Array.from({ length: failed }, () => ({ status: "failed" })),
];
const failing = (name: string, passed: number, failed: number): File => ({
  name,
  status: "failed",
  assertionResults: tests(passed, failed),
});
const journeys = (statuses: Record<string, string[]>) => {
  const all = Object.values(statuses).flat();
  const count = (wanted: string) => all.filter((status) => status === wanted).length;
  const specs = (those: string[]) => those.map((status) => ({ tests: [{ status }] }));
  return report({
    stats: { expected: count("expected"), unexpected: count("unexpected"), flaky: count("flaky") },
    suites: Object.entries(statuses).map(([file, [first = "", ...others]]) => ({
      file,
      specs: specs([first]),
      suites: [{ file, specs: specs(others) }],
    })),
    errors: [],
  });
};

test("counts tests, and names the files of those that failed", () => {
  const passing = { name: "a.test.ts", status: "passed", assertionResults: tests(9, 0) };
  expect(countVitest(vitest(12, [passing, failing("b.test.ts", 3, 2)]), 1)).toEqual({
    passed: 12,
    failed: 2,
    failedFiles: [{ file: "b.test.ts", passed: 3, failed: 2 }],
  });
  const file = journeys({ "x.test.ts": ["expected", "flaky"], "y.test.ts": ["expected", "unexpected", "flaky"] });
  expect(countPlaywright(file, 1)).toEqual({
    passed: 4,
    failed: 1,
    failedFiles: [{ file: "y.test.ts", passed: 2, failed: 1 }],
  });
});

test("a file that does not load is a failure", () => {
  expect(countVitest(vitest(3, [failing("b.test.ts", 0, 0)]), 1)).toMatchObject({ passed: 3, failed: 1 });
});

test("a journey that passed when repeated has passed", () => {
  const file = journeys({ "x.test.ts": ["expected", "expected", "flaky"] });
  expect(countPlaywright(file, 0)).toEqual({ passed: 3, failed: 0, failedFiles: [] });
});

test("an error outside any test, or no report at all, is a failure", () => {
  expect(countVitest(vitest(3), 1).failed).toBe(1);
  expect(countVitest(join(folder, "missing.json"), 1).failed).toBe(1);
});

test("a file's second run counts instead of its first; what failed outside any file stays a failure", () => {
  const first = { passed: 12, failed: 3, failedFiles: [{ file: "b.test.ts", passed: 3, failed: 2 }] };
  const good = { passed: 5, failed: 0, failedFiles: [] };
  expect(counting(first, good)).toEqual({ passed: 14, failed: 1, failedFiles: [] });
  const bad = { passed: 4, failed: 1, failedFiles: [{ file: "b.test.ts", passed: 4, failed: 1 }] };
  expect(counting(first, bad)).toEqual({ passed: 13, failed: 2, failedFiles: bad.failedFiles });
});
