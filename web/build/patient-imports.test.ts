import { expect, test } from "vitest";
import { patientlyImported } from "./patient-imports.ts";

test("what is fetched on demand waits for the network", () => {
  const [first, ...rest] = patientlyImported('const Card = lazy(() => import("./card.tsx"));').split("\n");
  expect(first).toMatch(/^import \{ whenReachable \} from ".*when-reachable.ts";$/);
  expect(rest).toEqual(['const Card = lazy(() => whenReachable(() => import("./card.tsx")));']);
});

test("a module that fetches nothing stays as it is", () => {
  const code = 'import { card } from "./card.ts";\nexport const other = import.meta.url;';
  expect(patientlyImported(code)).toBe(code);
});
