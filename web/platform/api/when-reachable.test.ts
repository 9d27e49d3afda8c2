import { beforeEach, expect, test, vi } from "vitest";
import { whenReachable } from "./when-reachable.ts";

const page = new EventTarget();
const network = { onLine: true };
/** What the server's own page of health says; null while nobody hears it. */
let health: Response | null = null;

beforeEach(() => {
  vi.stubGlobal("window", page);
  vi.stubGlobal("navigator", network);
  vi.stubGlobal("fetch", async () => health ?? Promise.reject(new TypeError("Failed to fetch")));
});

const missing = () => Promise.reject<string>(new TypeError("Failed to fetch dynamically imported module"));

test("without a network the code is waited for, not given up", async () => {
  network.onLine = false;
  const load = vi.fn(() => (network.onLine ? Promise.resolve("the code") : missing()));
  const loading = whenReachable(load);
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
  await vi.waitFor(() => {
    network.onLine = true;
    page.dispatchEvent(new Event("online"));
    expect(load).toHaveBeenCalledTimes(2);
  });
  expect(await loading).toBe("the code");
});

test("code the server no longer has is an error at once", async () => {
  network.onLine = true;
  health = new Response();
  const load = vi.fn(missing);
  await expect(whenReachable(load)).rejects.toThrow(/imported module/);
  expect(load).toHaveBeenCalledTimes(2);
});
