import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";

const contractFolder = path.resolve(import.meta.dirname, "../../contract") + path.sep;

/**
 * Keeps schemas out of the browser: a contract module that needs Zod is replaced by what a client uses of it,
 * which is the name, method and path of an operation, the name of an event, and plain values such as close codes.
 * Zod and the schemas would cost 27 KB (brotli) of the initial script for checks the server makes anyway.
 * A schema imported by web code is a build error that names it.
 */
export function contractNames(): Plugin {
  return {
    name: "atrium:contract-names",
    enforce: "pre",
    load: {
      filter: { id: /[\\/]contract[\\/].+\.ts/ },
      async handler(id) {
        const file = id.split("?")[0] ?? id;
        if (!file.startsWith(contractFolder)) return null;
        const source = readFileSync(file, "utf8");
        if (!/^import \* as z from "zod"/m.test(source)) return null;
        this.addWatchFile(file);
        const exports = (await import(`${pathToFileURL(file).href}?at=${Date.now()}`)) as Record<string, unknown>;
        return { code: namesOnly(exports), moduleType: "js" };
      },
    },
  };
}

/** The source of a module with only the names and plain values of `exports`. */
export function namesOnly(exports: Record<string, unknown>): string {
  const lines = Object.entries(exports).flatMap(([key, value]) => {
    const kept = keptOf(value);
    return kept === undefined ? [] : [`export const ${key} = ${JSON.stringify(kept)};`];
  });
  return lines.length > 0 ? lines.join("\n") : "export {};";
}

function keptOf(value: unknown): unknown {
  if (typeof value === "function") return undefined;
  if (typeof value !== "object" || value === null) return value;
  if ("_zod" in value) return undefined;
  if ("name" in value && "method" in value && "path" in value) {
    return { name: value.name, method: value.method, path: value.path };
  }
  if ("name" in value && "data" in value) return { name: value.name };
  return value;
}
