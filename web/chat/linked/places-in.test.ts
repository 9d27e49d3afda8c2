import { expect, test } from "vitest";
import { placesIn } from "./places-in.ts";

const home = "https://chat.example/northwind";
const [a, b, c, d] = ["a", "b", "c", "d"].map((letter) => `0198c0de-0000-7000-8000-00000000000${letter}`);
const message = (id: string | undefined) => ({ kind: "message", id });
const permalink = (id: string | undefined) => `${home}/c/${a}?m=${id}`;

test.each([
  ["no link at all", []],
  [`see ${permalink(b)}, please`, [message(b)]],
  [`[words](${permalink(b)}#part)`, [message(b)]],
  [`${home}/c/${a}?m=${c}&thread=${b}`, [message(c)]],
  [`${home}/c/${a}?thread=${b}`, [message(b)]],
  [`${home}/c/${a}`, [{ kind: "channel", id: a }]],
  [`${permalink(b)} and again ${permalink(b)}`, [message(b)]],
  [`${[b, c, d, a].map(permalink).join(" ")}`, [b, c, d].map(message)],
  [`\`${permalink(b)}\``, []],
  [`\`\`\`\n${permalink(b)}\n\`\`\``, []],
  [`> ${permalink(b)}`, []],
  [`||${permalink(b)}||`, []],
  [`https://chat.example/elsewhere/c/${a}?m=${b}`, []],
  [`https://other.example/northwind/c/${a}?m=${b}`, []],
  [`https://other.example/?to=${home}/c/${a}`, []],
  [`${home}/c/${a}/more ${home}/c/nothing ${home}/c/${a}?m=nothing ${home}/threads`, []],
])("the places in %j", (text, places) => {
  expect(placesIn(text, home)).toEqual(places);
});
