import { beforeEach, expect, test, vi } from "vitest";
import { type Upload, uploads } from "#files/uploads/index.ts";
import { enterSpace } from "#platform/store/space.ts";
import { keepDraft } from "../drafts/index.ts";
import { scheduleWritten } from "./schedule-written.ts";

/** What the server is asked, and it agrees. */
const asked: { text: string; files: string[] }[] = [];
vi.mock("../call-here.ts", () => ({
  callHere: async (_operation: unknown, input: { text: string; files: string[] }) => {
    asked.push(input);
    return { scheduled: { ...input, id: `scheduled ${asked.length}` } };
  },
}));
/** Words are made when the app is built. */
vi.mock("@lingui/core/macro", () => ({ t: String.raw, msg: String.raw }));
vi.mock("@lingui/react/macro", () => ({}));
vi.mock("#platform/words/moments.ts", () => ({ clock: () => "8:00", dayOfYear: () => "January 1" }));

const conversation = { channelId: "channel", threadId: null };
const at = new Date("2030-01-01T08:00:00Z");
const upload = (id: string, state: Upload["state"]): Upload => ({
  id,
  holder: "channel",
  chosenAt: 0,
  name: `${id}.txt`,
  size: 100,
  mediaType: "text/plain",
  width: null,
  height: null,
  alt: "",
  voice: null,
  picture: null,
  file: { id: `file ${id}`, url: "/" },
  state,
  sent: 100,
  error: null,
});

vi.stubGlobal("reportError", (error: unknown) => console.error(error));
beforeEach(() => {
  enterSpace({ accountId: "a", workspaceId: "w", slug: "w", memberId: "m" });
  asked.length = 0;
  keepDraft(conversation, "");
  uploads.set([]);
});

test("what is sent later takes its files along, in their order, and leaves those that were refused", async () => {
  keepDraft(conversation, "the minutes");
  uploads.set([upload("a", "done"), upload("refused", "refused"), upload("b", "done")]);
  expect(await scheduleWritten(conversation, { at })).toBe(true);
  expect(asked).toMatchObject([{ text: "the minutes", files: ["file a", "file b"] }]);
  expect(uploads.get().map(({ id }) => id)).toEqual(["refused"]);
});

test("files need no words", async () => {
  uploads.set([upload("a", "done")]);
  expect(await scheduleWritten(conversation, { at })).toBe(true);
  expect(asked).toMatchObject([{ text: "", files: ["file a"] }]);
});

test("while a file is on its way nothing is scheduled, and all of it stays", async () => {
  keepDraft(conversation, "the minutes");
  uploads.set([upload("a", "done"), upload("b", "sending")]);
  expect(await scheduleWritten(conversation, { at })).toBe(false);
  expect(asked).toEqual([]);
  expect(uploads.get().map(({ id }) => id)).toEqual(["a", "b"]);
});
