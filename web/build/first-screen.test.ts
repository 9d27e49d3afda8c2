import path from "node:path";
import { expect, test } from "vitest";
import { closureOf } from "./first-screen.ts";

const web = path.resolve(import.meta.dirname, "..");
const at = (file: string) => path.join(web, file);

/** A small app: a page asks a door for one of the two things behind it. */
const modules: Record<string, { importedIds: string[]; code: string }> = {
  [at("main.tsx")]: {
    importedIds: [at("chat/index.ts"), "/nm/react/index.js"],
    code: 'import { list as shown } from "./chat/index.ts";\nimport React from "react";',
  },
  [at("chat/index.ts")]: {
    importedIds: [at("chat/list.tsx"), at("chat/settings.tsx"), at("chat/store.ts")],
    code: 'import { start } from "./store.ts";\nexport { list } from "./list.tsx";\nexport { Settings } from "./settings.tsx";',
  },
  [at("chat/list.tsx")]: { importedIds: [at("chat/row.tsx")], code: 'import { Row } from "./row.tsx";' },
};
const context = { getModuleInfo: (id: string) => modules[id] ?? null };

test("holds what is asked for, what that needs, and what a door begins by itself; not what else stands in it", () => {
  const files = [...closureOf([at("main.tsx")], context)].map((id) => path.relative(web, id)).sort();
  expect(files).toEqual(
    [
      "main.tsx",
      "chat/index.ts",
      "chat/list.tsx",
      "chat/row.tsx",
      "chat/store.ts",
      path.relative(web, "/nm/react/index.js"),
    ].sort(),
  );
});

test("of all icons there are, holds those that are asked for", () => {
  const list = "/nm/node_modules/lucide-react/dist/esm/lucide-react.mjs";
  const icon = (name: string) => `/nm/node_modules/lucide-react/dist/esm/icons/${name}.mjs`;
  const known: Record<string, { importedIds: string[]; code: string }> = {
    [at("main.tsx")]: { importedIds: [list], code: 'import { Bell as Ring } from "lucide-react";' },
    [list]: {
      importedIds: [icon("index"), icon("bell"), icon("boat")],
      code: [
        "import * as index from './icons/index.mjs';\nexport { index as icons };",
        "export { default as Bell, default as BellIcon } from './icons/bell.mjs';",
        "export { default as Boat } from './icons/boat.mjs';",
      ].join("\n"),
    },
  };
  const files = closureOf([at("main.tsx")], { getModuleInfo: (id) => known[id] ?? null });
  expect([...files].sort()).toEqual([at("main.tsx"), icon("bell"), list].sort());
});
