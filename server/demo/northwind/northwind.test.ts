import { expect, test } from "vitest";
import type { Reply, Said } from "../conversation.ts";
import { momentOf } from "../working-days.ts";
import { directs } from "./direct.ts";
import { channels, readState } from "./northwind.ts";
import { owner, type PersonKey, people } from "./people.ts";

const everybody = Object.keys(people) as PersonKey[];
const conversations = [
  ...channels.map(({ name, people: who, said }) => ({ name, who: who === "everybody" ? everybody : who, said })),
  ...directs.map((direct) => ({
    name: direct.with.join(","),
    who: [owner, ...direct.with] as PersonKey[],
    said: direct.said,
  })),
];
const all = (said: Said[]): (Said | Reply)[] => said.flatMap((one) => [one, ...(one.replies ?? [])]);

test.each(conversations)("in $name only who is in it speaks, reacts or is called", ({ who, said }) => {
  for (const { by, text, reactions = {} } of all(said)) {
    const called = [...text.matchAll(/@\{(\w+)\}/g)].map((match) => match[1] as PersonKey);
    expect(who).toEqual(expect.arrayContaining([by, ...called, ...Object.values(reactions).flat()]));
  }
});

test("every channel that is named is there, and so is what waits to be read", () => {
  const names = conversations.map(({ name }) => name);
  for (const { text } of conversations.flatMap(({ said }) => all(said)))
    for (const [, name] of text.matchAll(/#\{([\w-]+)\}/g)) expect(names).toContain(name);
  for (const name of [...readState.favourites, ...readState.muted, ...Object.keys(readState.unread)])
    expect(names).toContain(name);
});

test("what waits to be read is by others", () => {
  for (const [name, count] of Object.entries(readState.unread)) {
    const { said } = conversations.find((one) => one.name === name) as (typeof conversations)[number];
    expect(said.slice(-count).map(({ by }) => by)).not.toContain(owner);
  }
});

test("conversations go forward in time, and replies come after what they answer", () => {
  const present = new Date("2026-11-19T12:00:00");
  for (const { said } of conversations) {
    const times = said.map(({ at }) => momentOf(at, present).getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    for (const { at, replies = [] } of said) {
      const below = [at, ...replies.map((reply) => reply.at)].map((when) => momentOf(when, present).getTime());
      expect(below).toEqual(below.toSorted((a, b) => a - b));
    }
  }
});

test("is large enough to be believed", () => {
  expect(everybody.length).toBeGreaterThanOrEqual(20);
  expect(channels.length).toBeGreaterThanOrEqual(12);
  expect(conversations.flatMap(({ said }) => all(said)).length).toBeGreaterThan(150);
});
