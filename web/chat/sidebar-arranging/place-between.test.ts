import fc from "fast-check";
import { expect, test } from "vitest";
import { placeBetween } from "./place-between.ts";

test("there is always a place between two, before the first and after the last", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), (choices) => {
      const places: string[] = [];
      for (const choice of choices) {
        const at = choice % (places.length + 1);
        const place = placeBetween(places[at - 1] ?? null, places[at] ?? null);
        expect(place > (places[at - 1] ?? "")).toBe(true);
        expect(place < (places[at] ?? "~")).toBe(true);
        places.splice(at, 0, place);
      }
    }),
  );
});

test("putting something first a hundred times stays within what the server takes", () => {
  let first: string | null = null;
  for (let n = 0; n < 100; n += 1) first = placeBetween(null, first);
  expect(first?.length).toBeLessThan(120);
});
