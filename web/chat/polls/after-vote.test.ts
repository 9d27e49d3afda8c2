import type { Poll } from "@atrium/contract/chat/polls.ts";
import { expect, test } from "vitest";
import { afterVote } from "./after-vote.ts";

const poll: Poll = {
  options: ["a", "b", "c"],
  votes: [2, 1, 0],
  voters: 3,
  multiple: true,
  anonymous: false,
  open: false,
  closesAt: null,
  closedAt: null,
  mine: [],
};

test("the first vote is one voter more, changing it is none, taking it back is one fewer", () => {
  const once = afterVote(poll, [1, 3]);
  expect(once).toMatchObject({ votes: [3, 1, 1], voters: 4, mine: [1, 3] });
  const changed = afterVote(once, [2]);
  expect(changed).toMatchObject({ votes: [2, 2, 0], voters: 4, mine: [2] });
  expect(afterVote(changed, [])).toEqual(poll);
});

test("hearing of one's own vote again changes nothing", () => {
  const once = afterVote(poll, [2]);
  expect(afterVote(once, [2])).toEqual(once);
});
