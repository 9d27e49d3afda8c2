import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What was asked for, as far as it was understood. */
export type AskedTranscript = { model: string; format: string; name: string; mediaType: string; bytes: Buffer };

export type TranscriptionService = {
  /** For TRANSCRIBE_URL. */
  url: string;
  key: string;
  asked: AskedTranscript[];
  /** What it answers from now on: a text, or a status that is no success. */
  answer(next: string | number): void;
  stop(): void;
};

/** https://platform.openai.com/docs/api-reference/audio/createTranscription */
const endings = /\.(?:flac|mp3|mp4|mpeg|mpga|m4a|ogg|wav|webm)$/;
const starts: Record<string, (bytes: Buffer) => boolean> = {
  webm: (bytes) => bytes.toString("hex", 0, 4) === "1a45dfa3",
  m4a: (bytes) => bytes.toString("latin1", 4, 8) === "ftyp",
};

/** A service that speaks OpenAI's transcription protocol: takes only what that one takes, and refuses as it does. */
export async function transcriptionService(): Promise<TranscriptionService> {
  const key = "sk-test-0123456789";
  const asked: AskedTranscript[] = [];
  let next: string | number = "";
  const server = createServer((request, response) => {
    respond(request).then(
      ({ status, body }) =>
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const respond = async (request: IncomingMessage) => {
    if (request.method !== "POST" || request.url !== "/v1/audio/transcriptions") return refusal(404, "Invalid URL");
    if (request.headers.authorization !== `Bearer ${key}`) return refusal(401, "Incorrect API key provided");
    const form = await formOf(request);
    const [file, model] = [form.get("file"), form.get("model")];
    if (typeof model !== "string" || model === "") return refusal(400, "you must provide a model parameter");
    if (!(file instanceof File)) return refusal(400, "you must provide a file");
    const bytes = Buffer.from(await file.arrayBuffer());
    const ending = endings.exec(file.name)?.[0].slice(1) ?? "";
    if (!ending || starts[ending]?.(bytes) === false) return refusal(400, "Invalid file format.");
    const format = form.get("response_format") === "json" ? "json" : "other";
    asked.push({ model, format, name: file.name, mediaType: file.type, bytes });
    if (typeof next === "number") return refusal(next, "The server is overloaded");
    return { status: 200, body: { text: next, usage: { type: "duration", seconds: 3 } } };
  };
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    key,
    asked,
    answer: (value) => {
      next = value;
    },
    stop: () => void server.close(),
  };
}

const refusal = (status: number, message: string) => ({
  status,
  body: { error: { message, type: "invalid_request_error", param: null, code: null } },
});

async function formOf(request: IncomingMessage): Promise<FormData> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  return new Response(Buffer.concat(parts), { headers }).formData();
}
