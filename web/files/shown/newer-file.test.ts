import type { FilePreview, SharedFile } from "@atrium/contract/files/files.ts";
import { expect, test } from "vitest";
import { newerFile } from "./newer-file.ts";

const small: FilePreview = { size: "small", width: 48, height: 48 };
const file = (version: number, ...previews: FilePreview[]): SharedFile => ({
  ...{ id: "f", name: "plan.png", mediaType: "image/png", kind: "image", size: 5, width: 48, height: 48, alt: "" },
  ...{ durationMs: null, waveform: null, pages: null, uploaderId: "m", createdAt: "2026-01-01T00:00:00Z" },
  ...{ hasText: false, transcript: null, version, previews },
});

test("a new version counts before it has previews", () => {
  const told = file(2);
  expect(newerFile(told, file(1, small))).toBe(told);
});

test("what was fetched later may know more than an event that came before", () => {
  const [next, withPreview] = [file(3), file(1, small)];
  expect(newerFile(file(2, small), next)).toBe(next);
  expect(newerFile(file(1), withPreview)).toBe(withPreview);
  expect(newerFile(undefined, withPreview)).toBe(withPreview);
});

test("previews that were told of are shown", () => {
  const told = file(1, small);
  expect(newerFile(told, file(1))).toBe(told);
});
