import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signUp } from "@atrium/contract/people/accounts.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { scratchFolder } from "../server/testing/test-postgres.ts";
import { transcriptionService } from "../server/testing/transcription-service.ts";

const root = join(import.meta.dirname, "..");
const log = join(root, "test-results", "server.log");

/** The account that runs the server of the journeys: the first one, who reads the mails it keeps. */
export const operator = { name: "Olga Operator", email: "olga@example.org", password: "runs this server calmly" };

/** What the service that listens to voice messages understands. */
export const saidInEveryRecording = "The tide is out until four.";

/** One server for all journeys; tells them its address. Its operator is there already. */
export default async function startJourneyServer(): Promise<() => Promise<void>> {
  const { url, stop } = await startServer();
  await createClient({ baseUrl: url }).call(signUp, operator);
  process.env["JOURNEY_URL"] = url;
  return stop;
}

export type JourneyServer = {
  url: string;
  /** Ends it and starts it again on the same data; whoever is connected finds nobody for a while. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts the product as a person would, on a data folder of its own. */
export async function startServer(): Promise<JourneyServer> {
  const data = mkdtempSync(join(scratchFolder(), "atrium-journeys-"));
  const transcription = await transcriptionService();
  transcription.answer(saidInEveryRecording);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const settings = {
    PORT: String(port),
    ATRIUM_DATA: data,
    ATRIUM_URL: url,
    LOG_LEVEL: "warn",
    // Sites that journeys play themselves stand in for the outside.
    FETCH_ALLOW: "127.0.0.1,localhost",
    NODE_EXTRA_CA_CERTS: join(root, "server/testing/tls/localhost.pem"),
    TRANSCRIBE_URL: transcription.url,
    TRANSCRIBE_KEY: transcription.key,
    // Each browser says it comes from a network of its own: limits are per network (see journey.ts).
    TRUST_PROXY: "127.0.0.1,::1",
  };
  let server = launch(settings);
  const ready = () => untilReady(server, `${url}/health/ready`);
  const stop = async () => {
    await end(server);
    transcription.stop();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await ready();
  } catch (error) {
    await stop();
    throw error;
  }
  const restart = async () => {
    await end(server);
    server = launch(settings);
    await ready();
  };
  return { url, restart, stop };
}

function launch(settings: Record<string, string>): ChildProcess {
  mkdirSync(join(root, "test-results"), { recursive: true });
  const output = openSync(log, "a");
  // Whoever kills the test run must not find the server still running.
  const guard = `--import=${new URL("../ops/follow-parent.mjs?now", import.meta.url).href}`;
  const server = spawn(process.execPath, [guard, "server/main.ts"], {
    cwd: root,
    env: { ...process.env, ...settings, DATABASE_URL: "", REDIS_URL: "", SMTP_URL: "" },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  return server;
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(50)) {
    if (server.exitCode !== null || server.signalCode !== null) break;
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`the server did not get ready:\n${readFileSync(log, "utf8").slice(-4_000)}`);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((done) => server.once("exit", done));
  server.kill("SIGTERM");
  const inTime = await Promise.race([ended.then(() => true), sleep(20_000, false)]);
  if (!inTime) server.kill("SIGKILL");
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
