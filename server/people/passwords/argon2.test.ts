import { expect, test } from "vitest";
import { Turns } from "#platform/turns.ts";
import { hashPassword, matchesPassword } from "./argon2.ts";
import { isCommonPassword } from "./common-passwords.ts";

test("a hash is a PHC string with a salt of its own, and only its password matches", async () => {
  const [one, two] = await Promise.all([hashPassword("eleven green lamps"), hashPassword("eleven green lamps")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(two);
  expect(await matchesPassword("eleven green lamps", one)).toBe(true);
  expect(await matchesPassword("eleven green lamps ", one)).toBe(false);
  expect(await matchesPassword("", one)).toBe(false);
});

test("a hash made elsewhere with other costs matches", async () => {
  // Made with another memory cost and pass count than ours.
  const hash = "$argon2id$v=19$m=8,t=1,p=1$dGVzdHNhbHR0ZXN0c2FsdA$xRuYzQReC2ZZaDMA/fNZ56kbinTtj/VyBoUtAb7Az20";
  expect(await matchesPassword("a long enough password", hash)).toBe(true);
});

test("what is no hash matches nothing", async () => {
  for (const hash of ["", "eleven green lamps", "$argon2id$v=19$m=8,t=1,p=1$$", "$2b$10$abc"])
    expect(await matchesPassword("eleven green lamps", hash)).toBe(false);
});

test("only so many hash at a time; beyond the queue people are turned away, and it empties again", async () => {
  const turns = new Turns({
    atOnce: 2,
    mostWaiting: 3,
    onFull: () => {
      throw new Error("full");
    },
  });
  let running = 0;
  let most = 0;
  const work = () =>
    turns.take(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    });
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, work));
  expect(outcomes.map(({ status }) => status)).toEqual([...Array(5).fill("fulfilled"), ...Array(3).fill("rejected")]);
  expect(most).toBe(2);
  await expect(Promise.all(Array.from({ length: 5 }, work))).resolves.toHaveLength(5);
});

test.each([
  ["correct horse battery staple", true],
  ["P@ssw0rd!!!!", true],
  ["Summer2026!", true],
  ["zyxwvutsrq", true],
  ["abcabcabcabc", true],
  ["1q2w3e4r5t6y", true],
  ["mina tamm", true],
  ["MinaTamm2026", true],
  ["tamm@example.org", true],
  ["eleven green lamps", false],
  ["x7Qp-2m9Lk-vvT", false],
  ["le chat dort sur le toit", false],
  ["пароль с длинным хвостом", false],
  ["mina tamm drinks tea", false],
])("%s is common: %s", (password, common) => {
  expect(isCommonPassword(password, { email: "tamm@example.org", name: "Mina Tamm" })).toBe(common);
});
