import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { availableParallelism } from "node:os";
import { refuse } from "#platform/operations/refuse.ts";
import { Turns } from "#platform/turns.ts";

/** Argon2id with OWASP's second choice: 19 MiB, two passes, one lane; about 36 ms of one core. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

/**
 * Hashing takes whole cores and Node's four pool threads: a storm of sign-ins must leave some of both to everybody
 * else, and those who would wait for long are better told at once.
 */
const turns = new Turns({
  atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)),
  mostWaiting: 200,
  onFull: () => refuse("unavailable", { retryAfter: 5, detail: "too many people sign in right now" }),
});

/** @returns a PHC string (`$argon2id$v=19$m=19456,t=2,p=1$salt$hash`) to be kept instead of the password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, salt, cost, tagLength);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether `password` is the one `hash` was made from; the costs are the hash's own, so that they can be raised. */
export async function matchesPassword(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(hash) ?? [];
  if (!salt || !tag) return false;
  const kept = Buffer.from(tag, "base64");
  const costs = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const given = await derive(password, Buffer.from(salt, "base64"), costs, kept.length);
  return timingSafeEqual(given, kept);
}

function derive(password: string, nonce: Buffer, costs: typeof cost, length: number): Promise<Buffer> {
  // The same characters typed on different systems must be the same password (NIST SP 800-63B, 5.1.1.2).
  const message = password.normalize("NFKC");
  return turns.take(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        argon2("argon2id", { message, nonce, ...costs, tagLength: length }, (error, tag) =>
          error ? reject(error) : resolve(tag),
        );
      }),
  );
}

const unpadded = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
