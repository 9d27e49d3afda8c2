import { expect, test } from "vitest";
import { foldText, placesOf } from "./fold-text.ts";
import { readQuery, termsOf, writtenFilter } from "./query-text.ts";

const shortly = (query: string) =>
  readQuery(query).map((part) =>
    part.kind === "filter" ? `${part.operator}=${part.value}` : `${part.kind} ${part.folded}`,
  );

test("operators, phrases, words and what is left out are told apart", () => {
  expect(shortly('from:yara in:"the lounge" "North Wind" -rain Straße')).toEqual([
    "from=yara",
    "in=the lounge",
    "term north wind",
    "without rain",
    "term strasse",
  ]);
});

test("an unknown operator, an address and a time are just text", () => {
  expect(shortly("color:red https://a.example/x 12:30")).toEqual([
    "term color:red",
    "term https://a.example/x",
    "term 12:30",
  ]);
});

test("an open quote ends with the line, an operator without a value is text", () => {
  expect(shortly('"open quote')).toEqual(["term open quote"]);
  expect(shortly("from: x")).toEqual(["term from:", "term x"]);
});

test("a filter is written as it is read", () => {
  for (const value of ["yara", "Yara Haddad"]) expect(shortly(writtenFilter("from", value))).toEqual([`from=${value}`]);
});

test("folding leaves letters that mean something", () => {
  expect(foldText("Ÿ ＡＢＣ  ß\tﬁ")).toBe("y abc ss fi");
  expect(foldText("ที่")).toBe("ที่");
  expect(foldText("が")).toBe("が");
  expect(foldText("مُحَمَّد")).toBe("محمد");
});

test("what was found is marked where it is written, whatever folding made of it", () => {
  const text = "Die Straße und das CAFÉ";
  const marked = placesOf(text, termsOf(readQuery("strasse cafe"))).map(([from, to]) => text.slice(from, to));
  expect(marked).toEqual(["Straße", "CAFÉ"]);
});
