import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../ops/test/seed.ts";
import { byteRange } from "./byte-range.ts";

const size = fc.integer({ min: 1, max: 50_000_000 });
const place = fc.integer({ min: 0, max: 60_000_000 });

test("a range is never outside of the file, never empty, and begins where it was asked for", () => {
  fc.assert(
    fc.property(size, place, fc.option(place), (length, first, last) => {
      const range = byteRange(`bytes=${first}-${last ?? ""}`, length);
      if (last !== null && last < first) return range === undefined;
      if (first >= length) return range === null;
      const end = last === null ? length : Math.min(last + 1, length);
      return range?.from === first && range.to === end && range.from < range.to;
    }),
    { seed },
  );
});

test("the end of a file is as long as asked for, or the whole file", () => {
  fc.assert(
    fc.property(size, place, (length, wanted) => {
      const range = byteRange(`bytes=-${wanted}`, length);
      return wanted === 0 ? range === null : range?.to === length && range.from === Math.max(0, length - wanted);
    }),
    { seed },
  );
});

test("whatever else stands there asks for the whole file", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), size, (text, length) => byteRange(text, length) === undefined),
    { seed },
  );
  for (const text of ["bytes=", "bytes=-", "bytes=1-2,4-5", "bytes=a-b", "bytes=5-2", "items=0-1", "bytes=1-2-3"])
    expect(byteRange(text, 100), text).toBe(undefined);
  expect(byteRange(undefined, 100)).toBe(undefined);
});
