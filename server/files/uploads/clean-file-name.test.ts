import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../ops/test/seed.ts";
import { anyCharacter } from "../../testing/any-character.ts";
import { cleanFileName } from "./clean-file-name.ts";

test.each([
  ["../../etc/passwd", "passwd"],
  ["..\\..\\windows\\system32\\cmd.exe", "cmd.exe"],
  ["/absolute/plan.pdf", "plan.pdf"],
  ["..", "file"],
  ["...", "file"],
  ["a\u0000b.txt", "ab.txt"],
  ["invoice\u202efdp.exe", "invoicefdp.exe"],
  ["pay\u200bload\u2066.pdf", "payload.pdf"],
  ["two\r\nlines.txt", "twolines.txt"],
  [" spaces .txt ", "spaces .txt"],
  ["trailing dots...", "trailing dots"],
  [".gitignore", ".gitignore"],
  ["a<b>:c|d?.txt", "a_b__c_d_.txt"],
  ["Grüße 👩‍👩‍👧.png", "Grüße 👩‍👩‍👧.png"],
  ["e\u0301.txt", "\u00e9.txt"],
  ["\ud800.txt", ".txt"],
  ["folder/", "file"],
])("%j is called %j", (given, name) => {
  expect(cleanFileName(given)).toBe(name);
});

test("a long name is cut, and keeps its ending and its last character whole", () => {
  const name = cleanFileName(`${"👋".repeat(300)}.docx`);
  expect(name).toMatch(/^(?:👋)+\.docx$/u);
  expect(name.length).toBeLessThanOrEqual(200);
});

test("whatever a name was, it is one that shows itself, leads nowhere and is the same when cleaned again", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 300 }), (given) => {
      const name = cleanFileName(given);
      expect(name).not.toMatch(/[/\\\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
      expect(["", ".", ".."]).not.toContain(name);
      expect(cleanFileName(name)).toBe(name);
    }),
    { seed },
  );
});
