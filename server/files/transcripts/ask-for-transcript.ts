import * as z from "zod";
import type { TranscribeSettings } from "#platform/config/config.ts";
import { askService } from "#platform/fetch/ask-service.ts";

/** Ten minutes of quick speech are about 12,000 letters. */
const mostLetters = 20_000;
const Answer = z.object({ text: z.string() });

/** Something said, as bytes of a sound. */
export type Spoken = { bytes: Buffer; mediaType: string };

/** The service says that asking again is of no use: it cannot read the sound, the key is wrong. */
export class NoTranscriptError extends Error {
  override name = "NoTranscriptError";
}

/**
 * What is said, by a service that speaks OpenAI's `POST /audio/transcriptions`
 * (https://platform.openai.com/docs/api-reference/audio/createTranscription); empty when nothing is.
 * @throws NoTranscriptError when it will not say, another error when it may say later.
 */
export async function askForTranscript({ url, key, model }: TranscribeSettings, spoken: Spoken): Promise<string> {
  const { status, body } = await askService({
    url: `${url}/audio/transcriptions`,
    key,
    fields: { model, response_format: "json" },
    // Services tell the format by the ending. What a person named it stays here.
    file: { name: `voice.${endings.get(spoken.mediaType) ?? "webm"}`, ...spoken },
    maxBytes: 1024 * 1024,
    timeout: 180_000,
  });
  if (status >= 500 || status === 408 || status === 429)
    throw new Error(`the transcription service answered ${status}`);
  if (status !== 200) throw new NoTranscriptError(`answered ${status}: ${body.slice(0, 200)}`);
  const answer = Answer.safeParse(jsonOf(body));
  if (!answer.success) throw new NoTranscriptError("answered 200 without a text");
  return answer.data.text.replaceAll("\u0000", "").trim().slice(0, mostLetters).toWellFormed();
}

const endings = new Map([
  ["audio/webm", "webm"],
  ["audio/mp4", "m4a"],
  ["audio/ogg", "ogg"],
  ["audio/mpeg", "mp3"],
  ["audio/wav", "wav"],
  ["audio/flac", "flac"],
]);

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
