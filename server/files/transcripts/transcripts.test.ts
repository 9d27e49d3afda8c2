import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { readFileText } from "@atrium/contract/files/file-text.ts";
import { readFile, type SharedFile } from "@atrium/contract/files/files.ts";
import { searchMessages } from "@atrium/contract/search/search.ts";
import { afterAll, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { uploaded } from "../../testing/files.ts";
import { mp4Voice, webmVoice } from "../../testing/recordings.ts";
import { names, rooms, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer } from "../../testing/test-server.ts";
import { transcriptionService } from "../../testing/transcription-service.ts";
import { askForTranscript, NoTranscriptError } from "./ask-for-transcript.ts";
import { writesTranscript } from "./write-transcript.ts";

const service = await transcriptionService();
afterAll(() => service.stop());
const server = await startTestServer({
  env: { TRANSCRIBE_URL: service.url, TRANSCRIBE_KEY: service.key, TRANSCRIBE_MODEL: "whisper-test" },
});
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, member, owner, outsider, closed } = place;
const voice = { durationMs: 500, waveform: [9, 255] };
const settings = { url: service.url, key: service.key, model: "m" };

const said = (bytes = webmVoice) => uploaded(server, member, workspaceId, bytes, { name: "Secret name.webm", voice });
const known = async (fileId: string): Promise<SharedFile> =>
  (await member.client.call(readFile, { workspaceId, fileId })).file;
const transcriptOf = (file: SharedFile) => expect.poll(async () => (await known(file.id)).transcript);
/** What the job does, at once and where its failure is seen. */
const write = ({ id }: SharedFile) => writesTranscript.run({ workspaceId, fileId: id } as never, server.platform);
/** What somebody else in the channel finds. */
const found = (query: string) =>
  expect.poll(async () => (await owner.client.call(searchMessages, { workspaceId, query })).hits.map(({ id }) => id));
const jobs = async (fileId: string, states = ["created", "active", "retry", "completed", "failed"]) =>
  (
    await pool.query(
      `select 1 from jobs.job where name = 'files.write-transcript' and data->>'fileId' = $1 and state::text = any($2)`,
      [fileId, states],
    )
  ).rows.length;
const waitingJobs = (fileId: string) => jobs(fileId, ["created", "active"]);

test("what is said in a voice message is written down, and everybody who sees the message sees it", async () => {
  service.answer("  The tide is out until four.\u0000 ");
  const file = await said();
  await transcriptOf(file).toBe("The tide is out until four.");
  expect(service.asked.at(-1)).toMatchObject({ model: "whisper-test", name: "voice.webm", mediaType: "audio/webm" });
  expect(service.asked.at(-1)?.bytes.equals(webmVoice)).toBe(true);
  const input = { workspaceId, channelId: closed, clientId: newId(), text: "", files: [file.id] };
  const { message } = await member.client.call(sendMessage, input);
  expect(message.parts.files).toMatchObject([
    { kind: "voice", transcript: "The tide is out until four.", hasText: true },
  ]);
  expect((await owner.client.call(readFileText, { workspaceId, fileId: file.id })).text).toBe(
    "The tide is out until four.",
  );
  await found("tide").toEqual([message.id]);
  await pool.query("update file set details = details - 'transcript' where id = $1", [file.id]);
  service.answer("Again");
  const told = await toldBy(server, place, async () => {
    await write(file);
    await write(file);
  });
  expect(names(told)).toEqual({ owner: ["fileChanged"], member: ["fileChanged"], admin: [], guest: [] });
  expect(told.owner[0]?.data).toMatchObject({ file: { id: file.id, transcript: "Again" } });
  await found("again").toEqual([message.id]);
  const asked = outsider.client.call(readFile, { workspaceId, fileId: file.id });
  await expect(asked).rejects.toMatchObject({ code: "not_found" });
});

test("a service that is away is asked again; what it refuses for good is not", async () => {
  service.answer(503);
  const file = await said(mp4Voice);
  // The worker's own try, which comes when it comes, is over: from here on nobody else asks.
  await expect.poll(() => waitingJobs(file.id)).toBe(0);
  await expect(write(file)).rejects.toThrow("503");
  expect(service.asked.at(-1)?.name).toBe("voice.m4a");
  service.answer(400);
  await write(file);
  expect((await known(file.id)).transcript).toBeNull();
  service.answer("There it is");
  await write(file);
  await transcriptOf(file).toBe("There it is");
});

test("only what is said is handed on: no other sound, no picture", async () => {
  const file = await uploaded(server, member, workspaceId, webmVoice, { name: "song.webm" });
  expect(await jobs(file.id)).toBe(0);
  const before = service.asked.length;
  await write(file);
  expect(service.asked.length).toBe(before);
});

test("a wrong key, another path and an answer that is none are refusals; a redirect is not followed", async () => {
  const spoken = { bytes: webmVoice, mediaType: "audio/webm" };
  await expect(askForTranscript({ ...settings, key: "wrong" }, spoken)).rejects.toThrow(NoTranscriptError);
  await expect(askForTranscript({ ...settings, url: `${service.url}/v2` }, spoken)).rejects.toThrow("answered 404");
  await expect(askForTranscript(settings, { ...spoken, mediaType: "audio/mp4" })).rejects.toThrow("answered 400");
  const before = service.asked.length;
  service.answer(302);
  await expect(askForTranscript(settings, spoken)).rejects.toThrow("answered 302");
  expect(service.asked.length).toBe(before + 1);
  await expect(askForTranscript({ ...settings, url: "http://127.0.0.1:9/v1" }, spoken)).rejects.toThrow("no answer");
});

test("where nobody writes things down, nothing is asked for", async () => {
  const quiet = await startTestServer();
  const file = await uploaded(quiet, member, workspaceId, webmVoice, { name: "v.webm", voice });
  expect(await jobs(file.id)).toBe(0);
});
