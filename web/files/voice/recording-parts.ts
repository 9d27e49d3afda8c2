import { newClientId } from "#platform/api/new-client-id.ts";
import type { Cache } from "#platform/store/cache.ts";
import { space } from "#platform/store/space.ts";
import { type Recorded, type RecordedPart, recordedOf } from "./recorder.ts";
import { isTooOld } from "./recording-memory.ts";

/**
 * What is being said, kept on this device second by second: a page that is reloaded or dies loses the last one only.
 * A lock says which page still listens: what a page left behind is taken up by another, and by no two.
 */
type KeptPart = RecordedPart & { place: string; at: number };

export type Take = {
  keep: (part: RecordedPart) => void;
  /** What is there stays for whoever takes it up. */
  leave: () => void;
  /** It was finished, or thrown away. */
  forget: () => void;
};

const prefix = "recording-part/";
/** Shorter than this nobody has said anything. */
const shortestMs = 1000;

export function beginTake(place: string): Take {
  const cache = space.get()?.cache;
  const id = newClientId();
  const letGo = hold(id);
  let count = 0;
  let forgotten = false;
  return {
    keep(part) {
      if (forgotten) return;
      const kept: KeptPart = { ...part, place, at: Date.now() };
      cache?.set(keyOf(id, count), kept).catch(reportError);
      count += 1;
    },
    leave: letGo,
    forget() {
      forgotten = true;
      const keys = Array.from({ length: count }, (_, at) => keyOf(id, at));
      forgetKeys(cache, keys).catch(reportError).finally(letGo);
    },
  };
}

export type LeftTake = { place: string; at: number; recorded: Recorded };

/** Hands over every take no page records any more; those of other pages when they end. What is not taken stays. */
export async function takeUpLeft(take: (left: LeftTake) => boolean): Promise<void> {
  const cache = space.get()?.cache;
  const keys = (await cache?.list(prefix)) ?? [];
  const ids = new Set(keys.map(({ key }) => key.slice(0, key.lastIndexOf("/") + 1)));
  const takeUp = async (id: string) => {
    const parts = (await cache?.list<KeptPart>(id)) ?? [];
    const left = await joined(parts.map(({ value }) => value));
    const stays = left !== undefined && !take(left);
    if (!stays)
      await forgetKeys(
        cache,
        parts.map(({ key }) => key),
      );
  };
  await Promise.all([...ids].map((id) => navigator.locks.request(id, () => takeUp(id))));
}

async function joined(parts: readonly KeptPart[]): Promise<LeftTake | undefined> {
  const last = parts.at(-1);
  if (!last || last.elapsedMs < shortestMs || isTooOld(last.at)) return undefined;
  const seen = { levels: parts.flatMap(({ levels }) => levels), elapsedMs: last.elapsedMs };
  const recorded = await recordedOf(
    parts.map(({ bytes }) => bytes),
    seen,
  );
  return { place: last.place, at: last.at, recorded };
}

const keyOf = (id: string, at: number): string => `${prefix}${id}/${String(at).padStart(5, "0")}`;

async function forgetKeys(cache: Cache | undefined, keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map(async (key) => cache?.delete(key)));
}

/** Until the page ends, or what this answers is called. */
function hold(id: string): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  navigator.locks.request(`${prefix}${id}/`, () => promise).catch(reportError);
  return resolve;
}
