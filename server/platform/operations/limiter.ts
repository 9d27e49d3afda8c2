import type { Limit, Operation } from "@atrium/contract/protocol/operation.ts";
import { networkOf } from "#platform/http/network.ts";
import { refuse } from "./refuse.ts";
import type { Request } from "./run.ts";

/**
 * Counts calls per verified account, or per network where nobody is signed in: the key is never something the
 * caller merely claims. A token bucket: `count` at once, refilled over `seconds`.
 */
export class Limiter {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  readonly #now: () => number;
  readonly #factor: number;
  /** Beyond this many keys the oldest are forgotten, so that an attacker cannot fill the memory. */
  readonly #most = 100_000;

  /** `factor` multiplies every limit; benches and imports use it. */
  constructor(options: { now?: () => number; factor?: number } = {}) {
    this.#now = options.now ?? Date.now;
    this.#factor = options.factor ?? 1;
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
    const count = limit.count * this.#factor;
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { tokens: count, at: now };
    const refilled = Math.min(count, bucket.tokens + ((now - bucket.at) / 1000) * (count / limit.seconds));
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: Math.max(0, refilled - 1), at: now });
    if (this.#buckets.size > this.#most) this.#buckets.delete(this.#buckets.keys().next().value as string);
    if (refilled < 1) refuse("too_many_requests", { retryAfter: Math.ceil((1 - refilled) * (limit.seconds / count)) });
  }

  /** Gives back what `takeFor` took: for limits on failures alone, taken before and given back on success. */
  giveBack(key: string, limit: Limit): void {
    const bucket = this.#buckets.get(key);
    if (bucket) bucket.tokens = Math.min(limit.count * this.#factor, bucket.tokens + 1);
  }
}
