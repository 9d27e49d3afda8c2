import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { CrowdPerson, Errand, Planned, Report } from "./crowd-process.ts";

/** Connected people in processes of their own, so that their work is not the server's. */
export class Crowds {
  readonly #processes: { child: ChildProcess; people: CrowdPerson[] }[];

  private constructor(people: CrowdPerson[], count: number) {
    const share = Math.ceil(people.length / count);
    this.#processes = Array.from({ length: count }, (_, index) => {
      const child = fork(new URL("./crowd-process.ts", import.meta.url));
      return { child, people: people.slice(index * share, (index + 1) * share) };
    });
  }

  /** Connects everybody, and waits until each follows its workspace. */
  static async open(
    url: string,
    people: CrowdPerson[],
    options: { processes: number; atOnce: number; path?: string },
  ): Promise<Crowds> {
    const crowds = new Crowds(people, options.processes);
    const { hostname, port } = new URL(url);
    const place = { host: hostname, port: Number(port), path: options.path ?? "/api/v1/realtime" };
    await crowds.#all(({ people: own }) => ({ open: { ...place, people: own, atOnce: options.atOnce } }));
    return crowds;
  }

  /** Each call is made by its person (index into everybody) when it is due; ends with the last one. */
  async send(startAt: number, plan: Planned[]): Promise<void> {
    const share = this.#processes[0]?.people.length ?? 1;
    await this.#all((_, index) => {
      const own = plan.filter(({ person }) => Math.floor(person / share) === index);
      return { send: { startAt, plan: own.map((call) => ({ ...call, person: call.person % share })) } };
    });
  }

  report(): Promise<Report[]> {
    return this.#all(() => ({ report: true })) as Promise<Report[]>;
  }

  end(): void {
    for (const { child } of this.#processes) child.kill();
  }

  #all(errandFor: (process: { people: CrowdPerson[] }, index: number) => Errand): Promise<unknown[]> {
    return Promise.all(
      this.#processes.map(async (process, index) => {
        process.child.send(errandFor(process, index));
        const ended = once(process.child, "exit").then(() => Promise.reject(new Error("a crowd's process ended")));
        const [answer] = await Promise.race([once(process.child, "message"), ended]);
        return answer as unknown;
      }),
    );
  }
}
