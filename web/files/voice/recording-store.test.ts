import { beforeEach, expect, test, vi } from "vitest";
import { tellClear } from "#platform/store/feed.ts";
import { enterSpace, space } from "#platform/store/space.ts";
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
vi.mock("./recorder.ts", () => ({ startRecorder: () => ({ stop: async () => said, discard: () => undefined }) }));
vi.mock("./playing-store.ts", () => ({ pauseVoice: () => undefined }));

/** The page is left and opened again: only what this device keeps is left. */
async function reload(): Promise<void> {
  const about = { accountId: "a", workspaceId: "w", slug: "w", memberId: "m" };
  tellClear();
  space.set(null);
  enterSpace(about);
  await new Promise((resolve) => setTimeout(resolve));
}
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
  expect(recordingOf("channel")).toEqual({ state: "ready", recorded: said });
  expect(recordingOf("other")).toBeUndefined();
});

test("what was sent or thrown away does not come back", async () => {
  await record("channel");
  await reload();
  discardRecording("channel");
  await reload();
  expect(recordingOf("channel")).toBeUndefined();
});

test("what was not finished is let go of when the page is left", async () => {
  await openAndRecord("channel");
  expect(recordingOf("channel")?.state).toBe("recording");
  await reload();
  expect(recordingOf("channel")).toBeUndefined();
});
