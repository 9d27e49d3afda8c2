import type { FormData } from "undici";
import { OutsideError } from "./outside-error.ts";
import { readBody } from "./read-body.ts";

export type ServiceCall = {
  /** From the settings, never from what a person wrote. */
  url: string;
  /** Shown as a bearer token. */
  key: string | undefined;
  fields: Record<string, string>;
  file: { name: string; mediaType: string; bytes: Buffer };
  /** Most bytes of the answer after unpacking. */
  maxBytes: number;
  /** Milliseconds for all of it. */
  timeout: number;
};

/**
 * Hands a form to a service that the person who runs the instance named in the settings: it may lie inside, and is
 * trusted with what it is handed and with nothing else. A redirect is not followed, so that neither the form nor the
 * key goes anywhere but there.
 * @throws OutsideError when there is no answer.
 */
export async function askService(call: ServiceCall): Promise<{ status: number; body: string }> {
  const { Agent, request } = await import("undici");
  const signal = AbortSignal.timeout(call.timeout);
  // A connection of its own: it waits for minutes, and nobody else does.
  const dispatcher = new Agent({ headersTimeout: call.timeout, bodyTimeout: call.timeout, pipelining: 0 });
  try {
    const { statusCode, headers, body } = await request(call.url, {
      method: "POST",
      headers: { accept: "application/json", ...(call.key && { authorization: `Bearer ${call.key}` }) },
      body: await formOf(call),
      dispatcher,
      signal,
    });
    body.on("error", () => undefined);
    const encoding = headers["content-encoding"];
    const bytes = await readBody(body, Array.isArray(encoding) ? encoding[0] : encoding, call);
    return { status: statusCode, body: bytes.toString("utf8") };
  } catch (error) {
    if (error instanceof OutsideError) throw error;
    throw new OutsideError(signal.aborted ? "timeout" : "failed", "no answer from the service", error);
  } finally {
    void dispatcher.destroy();
  }
}

/** multipart/form-data (RFC 7578). */
async function formOf({ fields, file }: ServiceCall): Promise<FormData> {
  const { FormData } = await import("undici");
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(file.bytes)], { type: file.mediaType }), file.name);
  return form;
}
