import { expect, test } from "vitest";
import { parseCsv, separatorOf } from "./parse-csv.ts";

test("cells in quotes hold separators, line ends and quotes", () => {
  expect(parseCsv('a,"b, c","say ""hi"""\n"two\nlines",,x\n', ",", 10)).toEqual([
    ["a", "b, c", 'say "hi"'],
    ["two\nlines", "", "x"],
  ]);
});

test("the separator is the one the first line uses", () => {
  expect(separatorOf("name;amount, net;city\n")).toBe(";");
  expect(separatorOf("a\tb\tc")).toBe("\t");
  expect(separatorOf("alone")).toBe(",");
});

test("what is broken is read as far as it goes, and no further than asked", () => {
  expect(parseCsv('"never closed, a', ",", 10)).toEqual([["never closed, a"]]);
  expect(parseCsv("a,\n,\n\nb", ",", 10)).toEqual([["a", ""], ["", ""], ["b"]]);
  expect(parseCsv("a,b,", ",", 10)).toEqual([["a", "b", ""]]);
  expect(parseCsv("1\n2\n3\n", ",", 2)).toEqual([["1"], ["2"]]);
});
