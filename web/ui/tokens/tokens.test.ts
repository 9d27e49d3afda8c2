import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { avatarColours } from "../avatar/avatar-colours.ts";
import { contrast } from "./contrast.ts";

const css = readFileSync(path.join(import.meta.dirname, "tokens.css"), "utf8");
const colours = (selector: string): Record<string, string> => {
  const block = css.slice(css.indexOf(`${selector} {`)).split("}")[0] ?? "";
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gi)].map((hit) => [hit[1], hit[2]]));
};
const themes = { light: colours(":root"), dark: colours('[data-theme="dark"]') };

const grounds = ["page", "surface", "raised", "sidebar", "rail", "hover", "code", "mention"];
/** Text colour and what it is written on: at least 4.5:1 (WCAG 1.4.3). */
const text: [string, string[]][] = [
  ["text", [...grounds, "pressed", "accent-soft", "warning-soft", "danger-soft"]],
  ["quiet", ["page", "surface", "raised", "sidebar", "rail", "hover", "code"]],
  ["accent", ["page", "surface", "raised", "sidebar"]],
  ["accent-ink", ["page", "surface", "raised", "sidebar", "accent-soft", "mention"]],
  ["on-accent", ["accent", "accent-hover"]],
  ["danger", ["page", "surface", "raised", "danger-soft"]],
  ["on-danger", ["danger", "danger-hover"]],
  ["warning", ["page", "surface", "raised", "warning-soft"]],
];
/** Edges of controls, focus rings and dots: at least 3:1 (WCAG 1.4.11). */
const edges: [string, string[]][] = [
  ["control", ["page", "surface", "raised", "sidebar"]],
  ["focus", grounds],
  ["online", ["surface", "sidebar", "rail"]],
];

for (const [theme, tokens] of Object.entries(themes)) {
  const expectContrast = ([front, backs]: [string, string[]], least: number) => {
    for (const back of backs) {
      const [one, other] = [tokens[front], tokens[back]];
      if (!one || !other) throw new Error(`${theme}: no token ${front} or ${back}`);
      expect.soft(contrast(one, other), `${theme}: ${front} on ${back}`).toBeGreaterThanOrEqual(least);
    }
  };
  test(`${theme}: text can be read`, () => {
    for (const pair of text) expectContrast(pair, 4.5);
  });
  test(`${theme}: controls and focus can be seen`, () => {
    for (const pair of edges) expectContrast(pair, 3);
  });
}

test("white initials can be read on every avatar", () => {
  for (const colour of avatarColours) expect.soft(contrast(colour, "#ffffff"), colour).toBeGreaterThanOrEqual(4.5);
});
