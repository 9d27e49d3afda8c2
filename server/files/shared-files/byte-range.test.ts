import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../ops/test/seed.ts";
import { anyCharacter } from "../../testing/any-character.ts";
import { byteRange } from "./byte-range.ts";

const size = fc.integer({ min: 1, max: 50_000_000 });
const place = fc.integer({ min: 0, max: 60_000_000 });

test("a range is never outside of the file, never empty, and begins where it was asked for", () => {
  fc.assert(
    fc.property(size, place, fc.option(place), (length, first, last) => {
      const end = last === null ? length : Math.min(last + 1, length);
      const isNone = last !== null && last < first;
      const wanted = isNone ? undefined : first >= length ? null : { from: first, to: end };
      expect(byteRange(`bytes=${first}-${last ?? ""}`, length)).toEqual(wanted);
    }),
    { seed },
  );
});

test("the end of a file is as long as asked for, or the whole file", () => {
  fc.assert(
    fc.property(size, place, (length, wanted) => {
      const range = wanted === 0 ? null : { from: Math.max(0, length - wanted), to: length };
      expect(byteRange(`bytes=-${wanted}`, length)).toEqual(range);
    }),
    { seed },
  );
});

test("whatever else stands there asks for the whole file", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), size, (text, length) => {
      expect(byteRange(text, length)).toBe(undefined);
    }),
    { seed },
  );
  for (const text of ["bytes=", "bytes=-", "bytes=1-2,4-5", "bytes=a-b", "bytes=5-2", "items=0-1", "bytes=1-2-3"])
    expect(byteRange(text, 100), text).toBe(undefined);
  expect(byteRange(undefined, 100)).toBe(undefined);
});
