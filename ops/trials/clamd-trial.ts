import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createUpload } from "@atrium/contract/files/uploads.ts";
import { newId } from "@atrium/server/platform/operations/new-id.ts";
import { faultScene } from "@atrium/server/testing/faults/fault-scene.ts";
import { freePort, ServerProcess } from "@atrium/server/testing/server-process.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { ClamdService, clamdProgram } from "./clamd-service.ts";
import type { Trial } from "./trial-command.ts";

/** The test file every scanner knows, in two pieces. */
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/** Uploads to a real server beside the real ClamAV daemon, over a port and over a socket. */
export const run: Trial["run"] = async (say) => {
  const program = clamdProgram(say);
  if (!program) {
    say("There is no clamd on this machine, and none can be fetched (Debian: apt-get install clamav-daemon).");
    return false;
  }
  for (const at of [{ port: await freePort() }, "socket"] as const) {
    const folder = mkdtempSync(join(tmpdir(), "atrium-clamd-trial-"));
    const clamd = new ClamdService(program, at);
    const undo: (() => Promise<unknown> | void)[] = [
      () => rmSync(folder, { recursive: true, force: true }),
      () => clamd.remove(),
    ];
    try {
      await clamd.start();
      const server = await ServerProcess.start({ data: folder, env: { CLAMD: clamd.address, LOG_LEVEL: "fatal" } });
      undo.push(() => server.end());
      say(`clamd at ${clamd.address}`);
      await tryUploads(server.url, clamd, say);
    } finally {
      for (const step of undo.reverse()) await step();
    }
  }
  return true;
};

async function tryUploads(url: string, clamd: ClamdService, say: (line: string) => void): Promise<void> {
  const person = await uploader(url);
  const expect = (what: string, answer: Answer, status: number, code?: string) => {
    const fits = answer.status === status && answer.code === code;
    say(`${what}: ${answer.status} ${answer.code ?? ""} ${answer.detail ?? ""}`.trimEnd());
    if (!fits) throw new Error(`${what}: expected ${status} ${code ?? ""}`);
  };
  expect("a clean file of 10 MB", await person.send(randomBytes(10_000_000)), 204);
  expect("EICAR", await person.send(Buffer.from(eicar)), 422, "infected");
  expect("a file longer than clamd takes", await person.send(randomBytes(25_000_000)), 503, "scan_unavailable");
  await clamd.kill();
  const waiting = await person.send(randomBytes(1_000_000));
  expect("a clean file while clamd is away", waiting, 503, "scan_unavailable");
  await clamd.start();
  expect("the same when it is back", await person.again(waiting.at), 200);
}

type Answer = { status: number; code?: string; detail?: string; at: string };

async function uploader(url: string) {
  const [person] = await faultScene(url, 1);
  const { workspaceId = "", token = "" } = person ?? {};
  const api = createClient({ baseUrl: url, token });
  const headers = { authorization: `Bearer ${token}`, "tus-resumable": "1.0.0" };
  const answerOf = async (answer: Response, at: string): Promise<Answer> => {
    const problem = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string };
    return { status: answer.status, ...problem, at };
  };
  return {
    async send(bytes: Buffer): Promise<Answer> {
      const size = bytes.length;
      const { upload } = await api.call(createUpload, { workspaceId, clientId: newId(), name: "a.bin", size });
      const type = { "upload-offset": "0", "content-type": "application/offset+octet-stream" };
      const sent = { method: "PATCH", headers: { ...headers, ...type }, body: new Uint8Array(bytes) };
      return answerOf(await fetch(`${url}${upload.url}`, sent), upload.url);
    },
    again: async (at: string) => answerOf(await fetch(`${url}${at}`, { method: "HEAD", headers }), at),
  };
}
