import type { Limit, Operation } from "@atrium/contract/protocol/operation.ts";
import { networkOf } from "#platform/http/network.ts";
import { refuse } from "./refuse.ts";
import type { Request } from "./run.ts";

export const limiterTopic = "limits";
/** What was let through is told this often, in ms. */
const gather = 100;
/** A key, how often it was let through, and its limit. */
type Told = [key: string, taken: number, count: number, seconds: number];

/**
 * Counts calls per verified account, or per network where nobody is signed in: the key is never something the
 * caller merely claims. A token bucket: `count` at once, refilled over `seconds`. Processes that hear each other tell what
 * they let through, many times a second: who goes from one to the next has the limit once, and not once for each.
 */
export class Limiter {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  readonly #now: () => number;
  readonly #factor: number;
  /** Beyond this many keys the oldest are forgotten, so that an attacker cannot fill the memory. */
  readonly #most = 100_000;
  /** What was let through here and the others were not told yet, and how to tell them. */
  readonly #untold = new Map<string, Told>();
  #tell: ((told: Told[]) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** `factor` multiplies every limit; benches and imports use it. */
  constructor(options: { now?: () => number; factor?: number } = {}) {
    this.#now = options.now ?? Date.now;
    this.#factor = options.factor ?? 1;
  }

  /** Tells other processes from now on. */
  shareBy(tell: (told: Told[]) => void): void {
    this.#tell = tell;
  }

  /** What another process let through counts here, too. */
  hear(data: unknown): void {
    for (const [key, taken, count, seconds] of data as Told[]) this.#take(key, { count, seconds }, taken);
  }

  /** @throws Refusal too_many_requests with `retryAfter`. */
  take(operation: Operation, request: Request): void {
    const { limit } = operation;
    if (!limit) return;
    const who = request.identity && limit.by !== "network" ? request.identity.accountId : networkOf(request.origin.ip);
    this.takeFor(`${operation.name} ${who}`, limit);
  }

  /** For limits an operation declares itself, e.g. per address someone tries to sign in with. */
  takeFor(key: string, limit: Limit): void {
    const refilled = this.#take(key, limit, 1);
    const count = limit.count * this.#factor;
    if (refilled < 1) refuse("too_many_requests", { retryAfter: Math.ceil((1 - refilled) * (limit.seconds / count)) });
    this.#note(key, limit, 1);
  }

  /** Answers how much there was. */
  #take(key: string, limit: Limit, tokens: number): number {
    const count = limit.count * this.#factor;
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { tokens: count, at: now };
    const refilled = Math.min(count, bucket.tokens + ((now - bucket.at) / 1000) * (count / limit.seconds));
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: Math.min(count, Math.max(0, refilled - tokens)), at: now });
    if (this.#buckets.size > this.#most) this.#buckets.delete(this.#buckets.keys().next().value as string);
    return refilled;
  }

  #note(key: string, { count, seconds }: Limit, tokens: number): void {
    if (!this.#tell) return;
    const taken = (this.#untold.get(key)?.[1] ?? 0) + tokens;
    this.#untold.set(key, [key, taken, count, seconds]);
    if (this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const told = [...this.#untold.values()].filter(([, sum]) => sum !== 0);
      this.#untold.clear();
      if (told.length > 0) this.#tell?.(told);
    }, gather).unref();
  }

  /** Gives back what `takeFor` took: for limits on failures alone, taken before and given back on success. */
  giveBack(key: string, limit: Limit): void {
    const bucket = this.#buckets.get(key);
    if (!bucket) return;
    bucket.tokens = Math.min(limit.count * this.#factor, bucket.tokens + 1);
    this.#note(key, limit, -1);
  }
}
