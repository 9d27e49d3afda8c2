import { afterEach, expect, test, vi } from "vitest";
import { ApiError } from "#platform/api/api-error.ts";
import { connectionState } from "#platform/realtime/live.ts";
import { enterSpace } from "#platform/store/space.ts";
import { freshSnapshots, loadWithSnapshot } from "./fresh-snapshot.ts";

const is = (status: "connecting" | "online") => connectionState.set((state) => ({ ...state, status }));
const settled = () => new Promise((done) => setTimeout(done));

afterEach(() => vi.unstubAllGlobals());

test("what could not be loaded because the server was away is loaded when it is back, and is no fault", async () => {
  const reported = vi.fn();
  vi.stubGlobal("reportError", reported);
  enterSpace({ accountId: "a", workspaceId: "w", slug: "w", memberId: "m" });
  const load = vi.fn<() => Promise<void>>().mockRejectedValueOnce(ApiError.offline()).mockResolvedValue();
  loadWithSnapshot(load);
  await settled();
  is("connecting");
  expect(load).toHaveBeenCalledTimes(1);
  is("online");
  expect(load).toHaveBeenCalledTimes(2);
  await settled();
  is("connecting");
  is("online");
  expect(load).toHaveBeenCalledTimes(2);
  freshSnapshots.set((count) => count + 1);
  expect(load).toHaveBeenCalledTimes(3);
  expect(reported).not.toHaveBeenCalled();
});

test("a fault is reported", async () => {
  const reported = vi.fn();
  vi.stubGlobal("reportError", reported);
  enterSpace({ accountId: "a", workspaceId: "w", slug: "w", memberId: "m" });
  const fault = new TypeError("no such thing");
  loadWithSnapshot(() => Promise.reject(fault));
  await vi.waitFor(() => expect(reported).toHaveBeenCalledWith(fault));
});
