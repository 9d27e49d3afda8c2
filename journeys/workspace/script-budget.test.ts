import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

const dist = join(import.meta.dirname, "../../web/dist");
/** Bytes of brotli: what people wait for on a slow line before the first message shows. */
const budget = 200_000;

/** The scripts a page needs before it can show: these files, and all they import statically. */
function closureOf(files: string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const code = readFileSync(join(dist, "assets", file), "utf8");
    for (const [, name] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) if (name) waiting.push(name);
  }
  return seen;
}

/** What is sent: the compressed file beside it, which only the smallest are without. */
function bytesOf(files: Set<string>): number {
  const sizes = [...files].map((file) => {
    const path = join(dist, "assets", file);
    return statSync(`${path}.br`, { throwIfNoEntry: false })?.size ?? statSync(path).size;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

test("what loads before a channel shows fits the budget", () => {
  const entry = /src="\/assets\/([^"]+\.js)"/.exec(readFileSync(join(dist, "index.html"), "utf8"))?.[1] ?? "";
  const all = readdirSync(join(dist, "assets"));
  const page = (name: string) => all.find((file) => file.startsWith(`${name}-`) && file.endsWith(".js")) ?? name;
  const first = closureOf([entry]);
  const channel = closureOf([entry, page("workspace-frame"), page("channel-page")]);
  expect(bytesOf(first)).toBeLessThan(budget);
  expect(bytesOf(channel)).toBeLessThan(budget);
  expect(channel.size).toBeGreaterThan(first.size);
});
