/**
 * The one way out: whatever the server asks of another machine because somebody wrote an address (link previews,
 * pictures, webhooks to come) goes through `fetch` here.
 * Guarantee: only public addresses are asked, or what the person who runs the instance allowed (`FETCH_ALLOW`). Every
 * address a name has is looked at, the connection goes to the address that was looked at (a name that changes its
 * answer in between changes nothing), and each redirect begins anew. Nothing of ours goes along: no cookie, no
 * credential, no proxy of the environment. Answers are bounded in size, also after unpacking, and in time as a whole.
 * What must never happen: a request that reaches this machine, its network or a cloud's metadata service because of
 * what a person wrote. So nothing else in server/ fetches; the import rules see to it.
 * May import: undici, ipaddr.js, the standard library.
 */
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { Dispatcher } from "undici";
import { type Allowed, allowedBy, mayAsk, type OutsidePlace, outsidePlace } from "./outside-address.ts";
import { OutsideError } from "./outside-error.ts";
import { readBody } from "./read-body.ts";

export type OutsideOptions = {
  /** Most bytes of the answer after unpacking. */
  maxBytes: number;
  /** Take the beginning of a longer answer instead of refusing it. */
  cut?: boolean;
  /** Media types that are of use; another answer is left unread. */
  accept: readonly string[];
  /** Milliseconds for all of it: names, redirects and the body. */
  timeout?: number;
  maxRedirects?: number;
};

/** `url` is where it was found in the end; only answers with a status of 2xx come. */
export type OutsideAnswer = { url: string; mediaType: string; charset: string | undefined; body: Buffer };

export type Outside = {
  /** @throws OutsideError */
  fetch(url: string, options: OutsideOptions): Promise<OutsideAnswer>;
  /**
   * Hands something to another machine, which is not asked again elsewhere: redirects are not followed, what it answers
   * is not read. The answer is its status.
   * @throws OutsideError
   */
  post(url: string, headers: Record<string, string>, body: Buffer, timeout?: number): Promise<number>;
};

/** All addresses of a name. */
type Resolve = (host: string) => Promise<string[]>;

const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, order: "verbatim" })).map(({ address }) => address);

/** @param resolve How names are looked up; the system's way unless told. */
export function openOutside({
  allow,
  resolve = systemResolve,
}: {
  allow: readonly string[];
  resolve?: Resolve;
}): Outside {
  const allowed = allowedBy(allow);
  const within = async <T>(timeout: number, work: (way: Way) => Promise<T>): Promise<T> => {
    const signal = AbortSignal.timeout(timeout);
    try {
      return await work({ allowed, resolve, signal });
    } catch (error) {
      if (error instanceof OutsideError) throw error;
      throw new OutsideError(signal.aborted ? "timeout" : "failed", "no answer from outside", error);
    }
  };
  return {
    fetch: (url, options) => within(options.timeout ?? 8000, (way) => follow(url, options, way)),
    post: (url, headers, body, timeout = 8000) => within(timeout, (way) => hand(url, headers, body, way)),
  };
}

type Way = { allowed: Allowed; resolve: Resolve; signal: AbortSignal };

async function follow(start: string, options: OutsideOptions, way: Way): Promise<OutsideAnswer> {
  let address: string | URL = start;
  for (let hops = 0; hops <= (options.maxRedirects ?? 4); hops += 1) {
    const place = outsidePlace(address);
    if (!place) throw new OutsideError("refused", "not an address outside");
    const found = await ask(place, await addressesOf(place, way), options, way.signal);
    if (!("location" in found)) return found;
    const next = URL.parse(found.location, place.url);
    if (!next) throw new OutsideError("failed", "redirected to no address");
    address = next;
  }
  throw new OutsideError("too_many_redirects", "redirected too often");
}

async function hand(address: string, headers: Record<string, string>, body: Buffer, way: Way): Promise<number> {
  const place = outsidePlace(address);
  if (!place) throw new OutsideError("refused", "not an address outside");
  const agent = await agentFor(await addressesOf(place, way));
  try {
    const { origin, pathname, search } = place.url;
    const path = `${pathname}${search}`;
    const answer = await agent.request({ origin, path, method: "POST", headers, body, signal: way.signal });
    answer.body.on("error", () => undefined);
    return answer.statusCode;
  } finally {
    void agent.destroy();
  }
}

/** The addresses a place may be asked at: one that leads inside makes all of them suspect. */
async function addressesOf(place: OutsidePlace, { allowed, resolve, signal }: Way): Promise<string[]> {
  const addresses = isIP(place.host) ? [place.host] : await Promise.race([resolve(place.host), endOf(signal)]);
  if (addresses.length === 0 || !addresses.every((address) => mayAsk(place, address, allowed)))
    throw new OutsideError("refused", "leads inside");
  return addresses;
}

function endOf(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  promise.catch(() => undefined);
  return promise;
}

async function ask(
  { url }: OutsidePlace,
  addresses: string[],
  options: OutsideOptions,
  signal: AbortSignal,
): Promise<OutsideAnswer | { location: string }> {
  const agent = await agentFor(addresses);
  try {
    const { statusCode, headers, body } = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: "GET",
      headers: { ...plainHeaders, accept: options.accept.join(", ") },
      signal,
    });
    body.on("error", () => undefined);
    const location = one(headers["location"]);
    if (statusCode >= 300 && statusCode < 400 && location) return { location };
    if (statusCode < 200 || statusCode > 299) throw new OutsideError("failed", `answered ${statusCode}`);
    const { mediaType, charset } = mediaTypeOf(one(headers["content-type"]));
    if (!options.accept.includes(mediaType)) throw new OutsideError("wrong_type", `is ${mediaType || "of no kind"}`);
    return { url: url.href, mediaType, charset, body: await readBody(body, one(headers["content-encoding"]), options) };
  } finally {
    void agent.destroy();
  }
}

/** Sites that refuse what does not look like a browser take this form of a robot's name. */
const plainHeaders = {
  "user-agent": "Mozilla/5.0 (compatible; AtriumBot/1.0)",
  "accept-encoding": "gzip, br",
  "accept-language": "en;q=0.9, *;q=0.5",
};

/** Connects to these addresses and to nothing else; the name stays in TLS and in the Host header. */
async function agentFor(addresses: string[]): Promise<Dispatcher> {
  const { Agent } = await import("undici");
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  const [first] = found as [(typeof found)[number]];
  return new Agent({
    connect: {
      timeout: 5000,
      lookup: (_host, options, answer) =>
        options.all ? answer(null, found) : answer(null, first.address, first.family),
    },
    connections: 1,
    pipelining: 0,
    maxHeaderSize: 16_384,
    headersTimeout: 8000,
    bodyTimeout: 8000,
  });
}

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);

function mediaTypeOf(header = ""): { mediaType: string; charset: string | undefined } {
  const [type = "", ...rest] = header.split(";");
  const charset = rest.map((part) => /^\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(part)?.[1]).find(Boolean);
  return { mediaType: type.trim().toLowerCase(), charset };
}
