import { expect, test } from "vitest";
import { auditFile } from "./audit-file.ts";

const entry = {
  seq: 7,
  at: "2026-01-02T03:04:05.000Z",
  actorId: "ann",
  what: "member.suspended",
  on: { kind: "member", id: "bob", name: '=HYPERLINK("x") "Bob"' },
  before: null,
  after: { roles: ["Member"] },
  ip: "192.0.2.1",
  userAgent: "Browser, 1.0\nnext",
};

test("a line of the trail is a row, whatever people are called", () => {
  const [head, row] = auditFile([entry], () => "Ann").split(/\r\n/);
  expect(head).toBe('"line","at","who","what","kind","id","name","before","after","ip","user agent"');
  expect(row).toBe(
    `"7","2026-01-02T03:04:05.000Z","Ann","member.suspended","member","bob","'=HYPERLINK(""x"") ""Bob""","","{""roles"":[""Member""]}","192.0.2.1","Browser, 1.0\nnext"`,
  );
});
