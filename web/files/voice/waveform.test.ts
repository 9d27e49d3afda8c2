import { expect, test } from "vitest";
import { barPath, barsOf, waveformOf } from "./waveform.ts";

test("a recording has a hundred steps, the loudest of which is 255", () => {
  const samples = Float32Array.from({ length: 8000 }, (_, at) => Math.sin(at / 7) * (at / 8000) * -0.5);
  const waveform = waveformOf(samples);
  expect(waveform).toHaveLength(100);
  expect(Math.max(...waveform)).toBe(255);
  expect(waveform[10]).toBeLessThan(waveform[90] as number);
});

test("silence stays flat", () => {
  expect(Math.max(...waveformOf(new Float32Array(8000)))).toBe(0);
  expect(Math.max(...waveformOf(new Float32Array(8000).fill(0.003)))).toBeLessThan(20);
});

test("what is shorter than a hundred samples has a step for each", () => {
  expect(waveformOf([0.5, 1])).toEqual([128, 255]);
  expect(waveformOf([])).toEqual([]);
});

test("as many bars are drawn as there is room for", () => {
  const waveform = Array.from({ length: 100 }, (_, at) => (at === 41 ? 255 : 51));
  expect(barsOf(waveform, 48)).toHaveLength(48);
  expect(Math.max(...barsOf(waveform, 48))).toBe(1);
  expect(barsOf([255, 0], 4)).toEqual([1, 1, 0, 0]);
  expect(barsOf([], 2)).toEqual([0, 0]);
});

test("bars stand around the middle, and silence is a dot", () => {
  expect(barPath([1, 0], 4, 24)).toBe("M2 2V22M6 11.5V12.5");
});
