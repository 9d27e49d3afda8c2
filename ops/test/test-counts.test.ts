import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { countPlaywright, countVitest } from "./test-counts.ts";

const folder = mkdtempSync(join(tmpdir(), "atrium-counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = (passed: number, failed: number, testResults: unknown[] = []) =>
  report({ numPassedTests: passed, numFailedTests: failed, testResults });

test("counts tests", () => {
  expect(countVitest(vitest(12, 2), 1)).toEqual({ passed: 12, failed: 2 });
  expect(countPlaywright(report({ stats: { expected: 5, unexpected: 1, flaky: 0 }, errors: [] }), 1)).toEqual({
    passed: 5,
    failed: 1,
  });
});

test("a file that does not load is a failure", () => {
  expect(countVitest(vitest(3, 0, [{ status: "failed", assertionResults: [] }]), 1)).toEqual({ passed: 3, failed: 1 });
});

test("a journey that passed when repeated has passed", () => {
  expect(countPlaywright(report({ stats: { expected: 5, unexpected: 0, flaky: 1 }, errors: [] }), 0)).toEqual({
    passed: 6,
    failed: 0,
  });
});

test("an error outside any test, or no report at all, is a failure", () => {
  expect(countVitest(vitest(3, 0), 1).failed).toBe(1);
  expect(countVitest(join(folder, "missing.json"), 1).failed).toBe(1);
});
