import type { Draft } from "@atrium/contract/chat/drafts.ts";
import type { SharedFile } from "@atrium/contract/files/files.ts";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { registerUploading, type Upload, uploads } from "#files/uploads/index.ts";
import { ApiError } from "#platform/api/api-error.ts";
import { connectionState } from "#platform/realtime/live.ts";
import { tellClear, tellSignal } from "#platform/store/feed.ts";
import { enterSpace, space } from "#platform/store/space.ts";
import { drafts, keepDraft, registerDrafts } from "../drafts/index.ts";
import { registerDraftSync } from "./draft-sync.ts";

/** The server as this device meets it: each call waits until the test lets it be answered, or fail. */
type Call = { name: string; input: Record<string, unknown>; answer(output: unknown): void; fail(error: unknown): void };
const calls: Call[] = [];
vi.mock("../call-here.ts", () => ({
  callHere: ({ name }: { name: string }, input: Record<string, unknown>) =>
    new Promise((answer, fail) => void calls.push({ name, input, answer, fail })),
}));
/** Words are made when the app is built. */
vi.mock("@lingui/core/macro", () => ({ t: String.raw, msg: String.raw }));
vi.mock("@lingui/react/macro", () => ({}));
vi.mock("../known-conversation.ts", () => ({ isConversation: (key: string) => key === "channel" }));

const channelId = "channel";
const place = { channelId, threadId: null };
const draft = (text: string, version: number): Draft => ({ ...place, text, files: [], other: null, version });
const shown = () => drafts.get().get(channelId) ?? "";
const write = (text: string) => keepDraft(place, text);
const hear = (version: number) =>
  tellSignal({ type: "signal", workspaceId: "w", name: "draftChanged", data: { ...place, version } });
/** The next call of this name; time passes until it is made. */
async function called(name: string): Promise<Call> {
  for (let waited = 0; waited < 200; waited += 1) {
    const at = calls.findIndex((call) => call.name === name);
    if (at >= 0) return calls.splice(at, 1)[0] as Call;
    await vi.advanceTimersByTimeAsync(100);
  }
  throw new Error(`${name} was not called`);
}
const settled = () => vi.advanceTimersByTimeAsync(20_000);
function reconnect(): void {
  connectionState.set({ status: "connecting", transport: null, lastOnlineAt: null });
  connectionState.set({ status: "online", transport: "socket", lastOnlineAt: null });
}
/** The device holds a draft and the server the same. */
async function agreed(text: string, version: number): Promise<void> {
  (await called("listDrafts")).answer({ items: [draft(text, version)] });
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe(text);
}

beforeAll(() => {
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("reportError", (error: unknown) => console.error(error));
  registerUploading();
  registerDrafts();
  registerDraftSync();
});
let visits = 0;
beforeEach(() => {
  vi.useFakeTimers();
  visits += 1;
  enterSpace({ accountId: `a${visits}`, workspaceId: "w", slug: "w", memberId: "m" });
  reconnect();
});
afterEach(() => {
  tellClear();
  space.set(null);
  vi.clearAllTimers();
  calls.length = 0;
});

test("what was sent before this device had looked is emptied on the server, and does not come back", async () => {
  await agreed("begun", 1);
  reconnect();
  const look = await called("listDrafts");
  write("");
  look.answer({ items: [draft("begun", 1)] });
  const kept = await called("keepDraft");
  expect(kept.input).toMatchObject({ text: "", base: 1 });
  kept.answer({ draft: draft("", 2) });
  await settled();
  expect(shown()).toBe("");
});

test("a page that sends before it has read what it knew says so once it has", async () => {
  const cache = space.get()?.cache;
  await cache?.set(`draft-known/${channelId}`, { text: "begun", version: 1 });
  write("");
  (await called("listDrafts")).answer({ items: [draft("begun", 1)] });
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe("");
  expect((await called("keepDraft")).input).toMatchObject({ text: "", base: 1 });
});

test("what is typed is not undone by a look at what the server had before", async () => {
  await agreed("begun", 1);
  write("begun and go");
  reconnect();
  (await called("listDrafts")).answer({ items: [draft("begun", 1)] });
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe("begun and go");
});

test("a change told while one's own is being kept is looked at behind it", async () => {
  await agreed("begun", 1);
  write("begun here");
  const kept = await called("keepDraft");
  hear(2);
  hear(3);
  kept.answer({ draft: draft("begun here", 2) });
  (await called("listDrafts")).answer({ items: [] });
  await settled();
  expect(shown()).toBe("");
});

test("an older list that comes behind a newer one brings nothing back", async () => {
  await agreed("begun", 1);
  hear(2);
  const older = await called("listDrafts");
  hear(3);
  const newer = await called("listDrafts");
  newer.answer({ items: [] });
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe("");
  older.answer({ items: [draft("begun", 1)] });
  await settled();
  expect(shown()).toBe("");
});

test("a list made before the first letters were kept does not take them away", async () => {
  (await called("listDrafts")).answer({ items: [] });
  write("the first letters");
  const kept = await called("keepDraft");
  reconnect();
  const look = await called("listDrafts");
  kept.answer({ draft: draft("the first letters", 1) });
  await vi.advanceTimersByTimeAsync(0);
  look.answer({ items: [] });
  await settled();
  expect(shown()).toBe("the first letters");
});

test("a look that fails for the moment is made again", async () => {
  await agreed("begun", 1);
  hear(2);
  const busy = { type: "x", title: "x", status: 503, code: "unavailable" };
  (await called("listDrafts")).fail(new ApiError(busy));
  (await called("listDrafts")).answer({ items: [] });
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe("");
});

test("what was emptied here and went on elsewhere goes on here", async () => {
  await agreed("begun", 1);
  write("");
  (await called("keepDraft")).answer({ draft: draft("begun and more", 2) });
  await settled();
  expect(shown()).toBe("begun and more");
});

const shared = (id: string): SharedFile => ({
  id,
  name: `${id}.txt`,
  mediaType: "text/plain",
  kind: "text",
  size: 5,
  width: null,
  height: null,
  alt: "",
  durationMs: null,
  waveform: null,
  previews: [],
  pages: null,
  uploaderId: "m",
  version: 1,
  createdAt: "2026-01-01T00:00:00Z",
  hasText: false,
  transcript: null,
});
const withFiles = (text: string, version: number, ...ids: string[]): Draft => ({
  ...draft(text, version),
  files: ids.map(shared),
});
const chosen = (id: string, state: Upload["state"]): Upload => ({
  ...{ id, holder: channelId, chosenAt: 0, name: id, size: 5, mediaType: "text/plain", width: null, height: null },
  ...{ alt: "", voice: null, picture: null, file: { id, url: "/" }, state, sent: 5, error: null },
});
const tray = () => uploads.get().flatMap(({ holder, file }) => (holder === channelId ? (file?.id ?? []) : []));

test("a file that is there goes along, one on its way does not", async () => {
  await agreed("begun", 1);
  uploads.set([chosen("a", "done"), chosen("b", "sending")]);
  const kept = await called("keepDraft");
  expect(kept.input).toMatchObject({ text: "begun", files: ["a"], base: 1 });
  kept.answer({ draft: withFiles("begun", 2, "a") });
  await settled();
  expect(tray()).toEqual(["a", "b"]);
  expect(calls).toEqual([]);
});

test("what the other device attached stands here, is not told again, and goes when it is sent there", async () => {
  (await called("listDrafts")).answer({ items: [withFiles("", 1, "a", "b")] });
  await settled();
  expect(tray()).toEqual(["a", "b"]);
  expect(calls).toEqual([]);
  hear(2);
  (await called("listDrafts")).answer({ items: [] });
  await settled();
  expect(tray()).toEqual([]);
  expect(calls).toEqual([]);
});

test("what is sent from here leaves the other device's draft", async () => {
  (await called("listDrafts")).answer({ items: [withFiles("", 1, "a")] });
  await settled();
  uploads.set((all) => all.map((one) => ({ ...one, holder: "a message on its way" })));
  const kept = await called("keepDraft");
  expect(kept.input).toMatchObject({ text: "", files: [], base: 1 });
  kept.answer({ draft: withFiles("", 2) });
  await settled();
  expect(tray()).toEqual([]);
});

test("words are kept without a file the server does not take", async () => {
  await agreed("begun", 1);
  uploads.set([chosen("gone", "done")]);
  const refusal = { type: "x", title: "x", status: 409, code: "file_not_ready" };
  (await called("keepDraft")).fail(new ApiError(refusal));
  write("begun and more");
  const kept = await called("keepDraft");
  expect(kept.input).toMatchObject({ text: "begun and more", files: [] });
  kept.answer({ draft: draft("begun and more", 2) });
  await settled();
  expect(tray()).toEqual(["gone"]);
});

test("files of both devices are one draft's, and the order is each one's own", async () => {
  await agreed("begun", 1);
  uploads.set([chosen("mine", "done")]);
  const kept = await called("keepDraft");
  kept.answer({ draft: withFiles("begun", 3, "theirs", "mine") });
  await settled();
  expect(tray()).toEqual(["mine", "theirs"]);
  expect(calls).toEqual([]);
});

test("what was sent just before the page was left does not come back", async () => {
  (await called("listDrafts")).answer({ items: [withFiles("", 1, "a", "b")] });
  await settled();
  uploads.set((all) => all.filter(({ id }) => id !== "a"));
  await vi.advanceTimersByTimeAsync(0);
  tellClear();
  space.set(null);
  calls.length = 0;
  enterSpace({ accountId: `a${visits}`, workspaceId: "w", slug: "w", memberId: "m" });
  reconnect();
  (await called("listDrafts")).answer({ items: [withFiles("", 1, "a", "b")] });
  await vi.advanceTimersByTimeAsync(0);
  expect(tray()).toEqual(["b"]);
  const kept = await called("keepDraft");
  expect(kept.input).toMatchObject({ files: ["b"], base: 1 });
  kept.answer({ draft: withFiles("", 2, "b") });
  await settled();
  expect(tray()).toEqual(["b"]);
});
