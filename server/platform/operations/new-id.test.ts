import { expect, it } from "vitest";
import { newId, v7 } from "./new-id.ts";

it("makes valid UUIDv7s that are unique and sort in the order they were made", () => {
  const ids = Array.from({ length: 20_000 }, () => newId());
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it("still grows when the clock goes back", () => {
  const later = v7(Date.now() + 60_000);
  expect(newId() > later).toBe(true);
});
