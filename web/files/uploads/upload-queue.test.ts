import { beforeEach, expect, test } from "vitest";
import { ApiError } from "#platform/api/api-error.ts";
import type { Upload } from "./upload.ts";
import { createUploadQueue, type SendUpload } from "./upload-queue.ts";
import { changeUpload, uploadById, uploads } from "./upload-store.ts";

const upload = (id: string): Upload => ({
  id,
  holder: "draft",
  chosenAt: 0,
  name: `${id}.txt`,
  size: 100,
  mediaType: "text/plain",
  width: null,
  height: null,
  alt: "",
  voice: null,
  picture: null,
  file: null,
  state: "waiting",
  sent: 0,
  error: null,
});
const add = (...ids: string[]) => uploads.set((all) => [...all, ...ids.map(upload)]);
const states = () => Object.fromEntries(uploads.get().map(({ id, state }) => [id, state]));

/** A line whose far end the test plays: each upload goes on when it is told how it ended. */
function line() {
  const going = new Map<string, { end: (error?: ApiError) => void; signal: AbortSignal }>();
  const send: SendUpload = ({ id }, signal) =>
    new Promise((resolve, reject) => {
      const end = (error?: ApiError) => {
        going.delete(id);
        if (error) reject(error);
        else resolve();
      };
      going.set(id, { end, signal });
      signal.addEventListener("abort", () => end());
    });
  const rests: number[] = [];
  const queue = createUploadQueue(send, async (seconds) => {
    rests.push(seconds);
  });
  const end = (id: string, error?: ApiError) => going.get(id)?.end(error);
  return { queue, end, rests, going: () => [...going.keys()] };
}
const soon = () => new Promise((resolve) => setTimeout(resolve));
const refusal = (code: string, status: number) => new ApiError({ type: "about:blank", title: code, status, code });

beforeEach(() => uploads.set([]));

test("files go three at once, in the order they were chosen", async () => {
  const { queue, end, going } = line();
  add("a", "b", "c", "d", "e");
  queue.work();
  expect(going()).toEqual(["a", "b", "c"]);
  end("b");
  await soon();
  expect(going()).toEqual(["a", "c", "d"]);
  expect(states()).toEqual({ a: "sending", b: "done", c: "sending", d: "sending", e: "waiting" });
});

test("what fails because of the network is tried again until it goes", async () => {
  const { queue, end, going, rests } = line();
  add("a");
  queue.work();
  for (const _ of [1, 2, 3]) {
    end("a", ApiError.offline());
    await soon();
  }
  expect(going()).toEqual(["a"]);
  expect(rests).toEqual([1, 2, 4]);
  end("a");
  await soon();
  expect(states()).toEqual({ a: "done" });
});

test("what gets on a little each time is not made to wait longer and longer", async () => {
  const { queue, end, rests } = line();
  add("a");
  queue.work();
  for (const sent of [10, 20, 30]) {
    changeUpload("a", { sent });
    end("a", ApiError.offline());
    await soon();
  }
  expect(rests).toEqual([0.5, 0.5, 0.5]);
});

test("what the server refuses stays with its reason, and the others go on", async () => {
  const { queue, end } = line();
  add("a", "b");
  queue.work();
  end("a", refusal("too_large", 413));
  end("b");
  await soon();
  expect(states()).toEqual({ a: "refused", b: "done" });
  expect(uploadById("a")?.error?.code).toBe("too_large");
  add("c");
  queue.work();
  end("c", refusal("storage_full", 507));
  await soon();
  expect(uploadById("c")).toMatchObject({ state: "refused", error: { code: "storage_full" } });
});

test("what is stopped makes room for the next, and says nothing any more", async () => {
  const { queue, going } = line();
  add("a", "b", "c", "d");
  queue.work();
  changeUpload("a", { state: "paused" });
  queue.stop("a");
  queue.work();
  await soon();
  expect(going()).toEqual(["b", "c", "d"]);
  expect(states()["a"]).toBe("paused");
});

test("what was stopped and begun again is sent once", async () => {
  const { queue, end, going } = line();
  add("a");
  queue.work();
  queue.stop("a");
  changeUpload("a", { state: "waiting" });
  queue.work();
  await soon();
  expect(going()).toEqual(["a"]);
  end("a");
  await soon();
  expect(states()).toEqual({ a: "done" });
});
