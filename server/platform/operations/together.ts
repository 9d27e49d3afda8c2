import { setTimeout as sleep } from "node:timers/promises";
import type { HandledOperation } from "./feature.ts";
import type { OpenContext } from "./operation-context.ts";
import type { Platform } from "./platform.ts";
import { asMembers, type Request, runFor } from "./run.ts";

/**
 * Calls of one operation in one workspace that come at the same moment, done in one transaction. They share its round
 * trips, its turn in the workspace's order and its flush to the disk: what a busy workspace can take grows with how
 * busy it is. Nobody waits for company: a call that comes alone is done at once, by itself.
 * Guarantee: each call's change and event are committed together, or neither is. A group that fails has changed
 * nothing and its calls are done one by one, so that nobody is refused for what somebody else sent.
 */
type Waiting = {
  input: Record<string, unknown>;
  request: Request;
  /** Does the call in a transaction of its own. */
  alone(): Promise<unknown>;
};
type Call = Waiting & { settle(output: Promise<unknown>): void };

/** Bounds how long a transaction holds its locks. */
const mostCalls = 64;
/**
 * A second group computes while the first waits for the disk. It would also wait for the first one's place in the log,
 * and two small groups cost more than a large one: so it begins only with this many calls.
 */
const secondFrom = 16;
/** Milliseconds a group waits for a lock, and others for a group: whoever holds one channel stops nobody elsewhere. */
const patience = 200;

const gatherings = new WeakMap<Platform, Map<string, Gathering>>();

/** Undefined when the call is none that is done together with others. */
export function doTogether(
  platform: Platform,
  handled: HandledOperation,
  waiting: Waiting,
): Promise<unknown> | undefined {
  if (!handled.together?.joins(waiting.input as never)) return undefined;
  const known = gatherings.get(platform) ?? new Map<string, Gathering>();
  gatherings.set(platform, known);
  const workspaceId = waiting.input["workspaceId"] as string;
  const key = `${handled.operation.name} ${workspaceId}`;
  const gathering = known.get(key) ?? new Gathering(platform, handled, workspaceId, () => known.delete(key));
  known.set(key, gathering);
  return gathering.add(waiting);
}

class Gathering {
  readonly #platform: Platform;
  readonly #handled: HandledOperation;
  readonly #workspaceId: string;
  readonly #onEmpty: () => void;
  #waiting: Call[] = [];
  #groups = 0;
  #begun = false;

  constructor(platform: Platform, handled: HandledOperation, workspaceId: string, onEmpty: () => void) {
    this.#platform = platform;
    this.#handled = handled;
    this.#workspaceId = workspaceId;
    this.#onEmpty = onEmpty;
  }

  add(waiting: Waiting): Promise<unknown> {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    this.#waiting.push({ ...waiting, settle: resolve });
    this.#goOn();
    return promise;
  }

  /** After whatever else the network brought in this moment. */
  #goOn(): void {
    if (this.#begun || !this.#mayBegin()) return;
    this.#begun = true;
    setImmediate(() => {
      this.#begun = false;
      while (this.#mayBegin()) this.#begin();
    });
  }

  #mayBegin(): boolean {
    return this.#groups === 0 ? this.#waiting.length > 0 : this.#groups === 1 && this.#waiting.length >= secondFrom;
  }

  #begin(): void {
    const calls = this.#waiting.splice(0, mostCalls);
    this.#groups += 1;
    void this.#perform(calls).finally(() => {
      this.#groups -= 1;
      this.#goOn();
      if (this.#groups === 0 && this.#waiting.length === 0) this.#onEmpty();
    });
  }

  async #perform(calls: Call[]): Promise<void> {
    const answers = calls.length > 1 ? await this.#performAll(calls).catch(() => []) : [];
    const alone = calls.flatMap((call, index) => {
      const answer = answers[index];
      const output = answer === undefined ? call.alone() : Promise.resolve(answer);
      call.settle(output);
      return answer === undefined ? [output] : [];
    });
    if (alone.length > 0) await Promise.race([Promise.allSettled(alone), sleep(patience, undefined, { ref: false })]);
  }

  /** In the order of the calls; undefined for those that are left to be done alone. */
  #performAll(calls: Call[]): Promise<unknown[]> {
    const scope = { workspaceId: this.#workspaceId, mode: "write", patience } as const;
    const requests = calls.map(({ request }) => request);
    return runFor(this.#platform, scope, requests, (contexts) => this.#performIn(contexts, calls));
  }

  async #performIn(contexts: OpenContext[], calls: Call[]): Promise<unknown[]> {
    const members = await asMembers(contexts, this.#workspaceId);
    const joining = calls.flatMap(({ input }, index) => {
      const context = members[index];
      return context ? [{ index, context, input }] : [];
    });
    const answers: unknown[] = [];
    const outputs = (await this.#handled.together?.run(joining as never)) ?? [];
    for (const [at, { index }] of joining.entries()) answers[index] = outputs[at];
    return answers;
  }
}
