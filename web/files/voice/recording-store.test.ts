import { beforeEach, expect, test, vi } from "vitest";
import { tellClear } from "#platform/store/feed.ts";
import { enterSpace, space } from "#platform/store/space.ts";
import type { RecordedPart } from "./recorder.ts";
import {
  beginRecording,
  discardRecording,
  finishRecording,
  openAndRecord,
  recordingOf,
  registerRecordings,
} from "./recording-store.ts";

const said = { bytes: new Blob(["spoken"]), durationMs: 1200, waveform: [1, 2] };
vi.mock("./microphone.ts", async (original) => ({
  ...(await original<object>()),
  microphoneAsks: async () => false,
  openMicrophone: async () => ({ getTracks: () => [] }),
}));
/** What the microphone heard so far comes with it. */
let hear: (part: RecordedPart) => void = () => undefined;
vi.mock("./recorder.ts", () => ({
  startRecorder: (_: unknown, { onPart }: { onPart: typeof hear }) => {
    hear = onPart;
    return { stop: async () => said, discard: () => undefined };
  },
  recordedOf: async (parts: Blob[], seen: { elapsedMs: number; levels: number[] }) => ({
    bytes: new Blob(parts),
    durationMs: seen.elapsedMs,
    waveform: seen.levels,
  }),
}));
const second = (at: number, word: string): RecordedPart => ({
  bytes: new Blob([word]),
  elapsedMs: at * 1000,
  levels: [at],
});
vi.mock("./playing-store.ts", () => ({ pauseVoice: () => undefined }));

/** The page is left and opened again: only what this device keeps is left. */
async function reload(): Promise<void> {
  const about = { accountId: "a", workspaceId: "w", slug: "w", memberId: "m" };
  tellClear();
  space.set(null);
  enterSpace(about);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
const heard = async (place: string): Promise<string | undefined> => {
  const recording = recordingOf(place);
  return recording?.state === "ready" ? recording.recorded.bytes.text() : undefined;
};
async function record(place: string): Promise<void> {
  await beginRecording(place);
  await finishRecording(place);
}

vi.stubGlobal("reportError", (error: unknown) => console.error(error));
registerRecordings();
beforeEach(async () => {
  await reload();
  for (const place of ["channel", "other"]) discardRecording(place);
});

test("what was said and not sent is there again after a reload", async () => {
  await record("channel");
  await reload();
  expect(recordingOf("channel")).toEqual({ state: "ready", recorded: said, isBack: true });
  expect(recordingOf("other")).toBeUndefined();
});

test("what was sent or thrown away does not come back", async () => {
  await record("channel");
  await reload();
  discardRecording("channel");
  await reload();
  expect(recordingOf("channel")).toBeUndefined();
});

test("what was not finished when the page was left is offered, all that came of it in its order", async () => {
  await openAndRecord("channel");
  for (const [at, word] of ["one ", "two ", "three"].entries()) hear(second(at + 1, word));
  expect(recordingOf("channel")?.state).toBe("recording");
  await reload();
  await expect.poll(() => heard("channel")).toBe("one two three");
  expect(recordingOf("channel")).toMatchObject({ isBack: true, recorded: { durationMs: 3000, waveform: [1, 2, 3] } });
  await reload();
  expect(await heard("channel")).toBe("one two three");
  discardRecording("channel");
  await reload();
  expect(recordingOf("channel")).toBeUndefined();
});

test("what was finished is offered once, and what was thrown away while it was recorded not at all", async () => {
  await openAndRecord("channel");
  hear(second(1, "kept in parts"));
  await finishRecording("channel");
  await openAndRecord("other");
  hear(second(2, "never mind"));
  discardRecording("other");
  hear(second(3, "comes late"));
  await reload();
  expect(await heard("channel")).toBe("spoken");
  expect(recordingOf("other")).toBeUndefined();
  discardRecording("channel");
  await reload();
  expect(recordingOf("channel")).toBeUndefined();
});

test("what another page still records is not offered before that page ends", async () => {
  await openAndRecord("channel");
  hear(second(2, "still speaking"));
  const [id = ""] = (await navigator.locks.query()).held?.map(({ name }) => name ?? "") ?? [];
  const ended = Promise.withResolvers<void>();
  const other = navigator.locks.request(id, () => ended.promise);
  await reload();
  expect(recordingOf("channel")).toBeUndefined();
  ended.resolve();
  await other;
  await expect.poll(() => heard("channel")).toBe("still speaking");
});

test("what is older than two weeks is forgotten, and so is a moment in which nobody spoke", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 15 * 24 * 60 * 60_000 });
  await openAndRecord("channel");
  hear(second(4, "long ago"));
  await record("other");
  vi.useRealTimers();
  await reload();
  expect([recordingOf("channel"), recordingOf("other")]).toEqual([undefined, undefined]);
  await openAndRecord("channel");
  hear(second(0.4, "uh"));
  await reload();
  expect(recordingOf("channel")).toBeUndefined();
});

test("more than twenty are not kept: the oldest go", async () => {
  const places = Array.from({ length: 22 }, (_, at) => `place ${at}`);
  vi.useFakeTimers({ toFake: ["Date"] });
  for (const place of places) {
    await record(place);
    vi.advanceTimersByTime(1000);
  }
  vi.useRealTimers();
  await reload();
  expect(places.filter((place) => recordingOf(place)).length).toBe(20);
  expect(recordingOf("place 0")).toBeUndefined();
  for (const place of places) discardRecording(place);
});
