import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

let names: Set<string> | undefined;

/** Whether every workspace has an emoji of this name (the iamcal set, which the picker uses); read when first asked. */
export function isStandardName(name: string): boolean {
  names ??= read();
  return names.has(name);
}

function read(): Set<string> {
  const path = createRequire(import.meta.url).resolve("emojibase-data/en/shortcodes/iamcal.json");
  return new Set(Object.values(JSON.parse(readFileSync(path, "utf8")) as Record<string, string | string[]>).flat());
}
