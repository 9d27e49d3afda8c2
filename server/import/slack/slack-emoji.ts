import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

type Skin = { hexcode: string; unicode: string };
type Known = { unicode: string; skins: Skin[] };

const require = createRequire(import.meta.url);
const read = <T>(name: string): T =>
  JSON.parse(readFileSync(require.resolve(`emojibase-data/en/${name}.json`), "utf8"));

let table: Map<string, Known> | undefined;

/** Slack's names (the iamcal set) with the characters the product's own picker uses; read when first needed. */
function known(): Map<string, Known> {
  if (table) return table;
  table = new Map();
  const names = read<Record<string, string | string[]>>("shortcodes/iamcal");
  for (const { hexcode, unicode, skins } of read<(Skin & { skins?: Skin[] })[]>("compact")) {
    const known = { unicode: withoutSelectors(unicode), skins: skins ?? [] };
    for (const name of [names[hexcode] ?? []].flat()) table.set(name, known);
  }
  return table;
}

/** As keyboards write them: what is an emoji anyway needs no selector that says so (Unicode TS 51, RGI). */
const withoutSelectors = (emoji: string): string => emoji.replaceAll(/(\p{Emoji_Presentation})\ufe0f/gu, "$1");

/** Slack numbers skin tones 2 to 6, after the Fitzpatrick scale. */
const tones = ["1F3FB", "1F3FC", "1F3FD", "1F3FE", "1F3FF"];

/** The characters of `+1`, `wave::skin-tone-3`; undefined for a custom or unknown one. */
export function emojiOf(name: string): string | undefined {
  const [plain = "", tone] = name.split("::skin-tone-");
  const found = known().get(plain);
  if (!found || tone === undefined) return found?.unicode;
  const hex = tones[Number(tone) - 2];
  return found.skins.find(({ hexcode }) => hex && hexcode.split("-").includes(hex))?.unicode ?? found.unicode;
}

/** The characters of Slack's `1f44d-1f3fb`, when they are what they should be. */
export function emojiFromCode(code: string): string | undefined {
  const points = code.split("-").map((hex) => Number.parseInt(hex, 16));
  return points.every((point) => point > 0 && point <= 0x10ffff)
    ? withoutSelectors(String.fromCodePoint(...points))
    : undefined;
}

/** A reaction as it is stored: characters, or `:name:` (at most 64 characters) for one of the workspace's own. */
export const reactionOf = (name: string): string =>
  emojiOf(name) ?? `:${name.replaceAll(/[\s:]+/g, "_").slice(0, 62) || "emoji"}:`;
