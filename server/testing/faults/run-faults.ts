import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, isReady, ServerProcess } from "../server-process.ts";
import { violationsIn } from "./check-history.ts";
import { FaultClient } from "./fault-client.ts";
import { faultScene } from "./fault-scene.ts";
import type { StoredHistory } from "./history.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";
import { storedHistory } from "./stored-history.ts";

export type FaultOptions = {
  cycles: number;
  /** The same seed plans the same faults and sendings; how they meet in time still varies. */
  seed: number;
  people?: number;
  /** Where the data folder is made; with fsync on, memory is several times faster than a disk. */
  parent?: string;
  /** Given the data folder before the first start. */
  prepare?: (data: string) => void;
  say: (line: string) => void;
};

/** What is killed with SIGKILL; `starting`: the server twice, the second time while it starts. */
export const faultKinds = ["server", "postgres", "both", "starting"] as const;
export type FaultKind = (typeof faultKinds)[number];

export type FaultReport = {
  seed: number;
  cycles: number;
  messages: number;
  events: number;
  acknowledged: number;
  told: number;
  resets: number;
  /** Milliseconds from each kill until the server was ready again, and until somebody's new message was acknowledged. */
  recoveries: { kind: FaultKind; readyMs: number; acknowledgedMs: number }[];
  violations: string[];
};

/**
 * Kills the server, its PostgreSQL or both again and again while people write and listen, and proves from what each
 * of them logged that nothing acknowledged was lost, told twice, or told in another order. SIGKILL leaves what the
 * system already took for writing: this proves the order of our steps, not the disk's (that is fsync's part).
 */
export async function runFaults(options: FaultOptions): Promise<FaultReport> {
  const { cycles, seed, people = 8, parent = tmpdir(), prepare, say } = options;
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(parent, "atrium-faults-"));
  const data = join(folder, "data");
  const stage = new Stage(data, await freePort());
  try {
    prepare?.(data);
    await stage.start();
    const members = await faultScene(stage.url, people);
    const clients = members.map((member) => new FaultClient(stage.url, member, random.fork()));
    const writing = clients.map((client) => client.write());
    const recoveries: FaultReport["recoveries"] = [];
    for (let cycle = 1; cycle <= cycles; cycle += 1) {
      const recovery = await stage.fault(random, clients);
      recoveries.push(recovery);
      say(`${cycle}/${cycles} ${recovery.kind}: ready after ${recovery.readyMs} ms`);
    }
    await Promise.all(clients.map((client) => client.settle()));
    await Promise.all(writing);
    const stored = await storedHistory(stage.databaseUrl, members[0]?.workspaceId as string);
    await caughtUp(clients, stored);
    const violations = violationsIn({ clients: clients.map((client) => client.history), stored });
    for (const client of clients) client.connection.stop();
    const ended = await stage.stop();
    if (ended.code !== 0) violations.push(`the server ended with ${JSON.stringify(ended)}`);
    return { ...figures(clients, stored), seed, cycles, recoveries, violations };
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function figures(clients: FaultClient[], stored: StoredHistory) {
  const sum = (count: (client: FaultClient) => number) => clients.reduce((all, client) => all + count(client), 0);
  return {
    messages: new Set(stored.messages.map((message) => message.messageId)).size,
    events: stored.events.length,
    acknowledged: sum(({ history }) => new Set(history.acknowledged.map((placed) => placed.messageId)).size),
    told: sum(({ history }) => history.told.length),
    resets: sum(({ history }) => history.resets.length),
  };
}

/** Waits until everybody has heard the last event that is for them; who does not, is found by the checker. */
async function caughtUp(clients: FaultClient[], { events }: StoredHistory): Promise<void> {
  const isBehind = ({ heardUntil, history }: FaultClient) => {
    const last = events.findLast((event) => event.audience.some((key) => history.hears.includes(key)));
    return heardUntil < (last?.seq ?? 0);
  };
  for (const end = Date.now() + 60_000; clients.some(isBehind) && Date.now() < end; await sleep(50));
  // A duplicate would come late.
  await sleep(300);
}

/** The server that is killed and started, always on the same port and data folder. */
class Stage {
  readonly url: string;
  readonly #data: string;
  readonly #port: number;
  #server: ServerProcess | undefined;

  constructor(data: string, port: number) {
    this.#data = data;
    this.#port = port;
    this.url = `http://localhost:${port}`;
  }

  get databaseUrl(): string {
    return this.#running.databaseUrl as string;
  }

  get #running(): ServerProcess {
    return this.#server as ServerProcess;
  }

  async start(): Promise<void> {
    this.#server = this.#launch();
    await this.#server.ready();
  }

  async stop() {
    return this.#running.end();
  }

  /** A while of undisturbed work, one fault, and the recovery from it. */
  async fault(random: SeededRandom, clients: FaultClient[]): Promise<FaultReport["recoveries"][number]> {
    const kind = random.pick(faultKinds);
    await sleep(random.between(100, 700));
    const killedAt = performance.now();
    await this.#kill(kind, random);
    const readyMs = Math.round(performance.now() - killedAt);
    // Some come back at once, as a browser does whose network returns; others after the pause they have chosen.
    if (random.chance(0.7)) for (const client of clients) client.connection.wake();
    const acknowledged = () => Math.max(...clients.map((client) => client.acknowledgedAt));
    for (const end = Date.now() + 30_000; acknowledged() < killedAt; await sleep(5))
      if (Date.now() > end) throw new Error(`nothing was acknowledged for 30 s after a fault (${kind})`);
    return { kind, readyMs, acknowledgedMs: Math.round(performance.now() - killedAt) };
  }

  async #kill(kind: FaultKind, random: SeededRandom): Promise<void> {
    const server = this.#running;
    const postgres = server.postgresPid;
    if (kind === "postgres") return this.#killPostgres(postgres);
    if (kind === "both" && postgres) process.kill(postgres, "SIGKILL");
    await server.end("SIGKILL");
    if (kind === "starting") {
      const second = this.#launch();
      await sleep(random.between(100, 1500));
      await second.end("SIGKILL");
    }
    await this.start();
  }

  /** The server stays and has to get over it. */
  async #killPostgres(postgres: number | undefined): Promise<void> {
    const server = this.#running;
    if (postgres === undefined) throw new Error("no PostgreSQL is running that could be killed");
    process.kill(postgres, "SIGKILL");
    const isBack = async () => server.postgresPid !== undefined && server.postgresPid !== postgres;
    for (const end = Date.now() + 30_000; !((await isBack()) && (await isReady(this.url))); await sleep(10)) {
      if (!server.running) throw new Error(`the server ended with its PostgreSQL: ${server.stderr.slice(-2000)}`);
      if (Date.now() > end) throw new Error("PostgreSQL did not come back within 30 s");
    }
  }

  #launch(): ServerProcess {
    return new ServerProcess({ data: this.#data, port: this.#port, env: { LOG_LEVEL: "fatal" } });
  }
}
