import { createECDH, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import tls from "node:tls";
import ece from "http_ece";
import { importJWK, jwtVerify } from "jose";

/** A certificate for localhost that nobody but these tests trusts; its key is no secret. */
const certificate = readFileSync(join(import.meta.dirname, "tls/localhost.pem"));
const key = readFileSync(join(import.meta.dirname, "tls/localhost.key"));

/** A message as the browser decrypted it, and how it was sent. */
export type ReceivedPush = { data: Record<string, unknown>; ttl: number; urgency: string; topic: string; by: string };

/** What `pushManager.subscribe` answers in a browser, and what its service worker gets. */
export type PushBrowser = {
  subscription: { endpoint: string; p256dh: string; auth: string };
  received: ReceivedPush[];
  /** What the push service answers for it from now on. */
  answer(status: number): void;
};

export type PushService = { port: number; browser(publicKey: string): PushBrowser; stop: () => void };

/**
 * A push service over TLS as RFC 8030 describes one: takes only what is signed by the key the browser subscribed with
 * (RFC 8292), and hands it to a browser that decrypts it (RFC 8291).
 */
export async function pushService(): Promise<PushService> {
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), certificate.toString()]);
  const browsers = new Map<string, (request: IncomingMessage, body: Buffer) => Promise<number>>();
  const answer = async (request: IncomingMessage): Promise<number> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    return (await browsers.get(request.url ?? "")?.(request, Buffer.concat(parts))) ?? 404;
  };
  const server = createServer({ cert: certificate, key }, (request, response) => {
    answer(request).then(
      (status) => response.writeHead(status).end(),
      () => response.writeHead(400).end(),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const origin = originOf(server);
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => void server.close(),
    browser: (publicKey) => {
      const path = `/push/${randomBytes(12).toString("base64url")}`;
      const browser = new Browser(`${origin}${path}`, publicKey);
      browsers.set(path, (request, body) => browser.receive(request, body, origin));
      return browser;
    },
  };
}

const originOf = (server: Server) => `https://localhost:${(server.address() as AddressInfo).port}`;

class Browser implements PushBrowser {
  readonly received: ReceivedPush[] = [];
  readonly subscription: PushBrowser["subscription"];
  readonly #curve = createECDH("prime256v1");
  readonly #auth = randomBytes(16);
  readonly #publicKey: string;
  #status = 201;

  constructor(endpoint: string, publicKey: string) {
    const p256dh = this.#curve.generateKeys("base64url");
    this.subscription = { endpoint, p256dh, auth: this.#auth.toString("base64url") };
    this.#publicKey = publicKey;
  }

  answer(status: number): void {
    this.#status = status;
  }

  async receive(request: IncomingMessage, body: Buffer, origin: string): Promise<number> {
    if (this.#status !== 201) return this.#status;
    const { ttl, urgency, topic, authorization, "content-encoding": encoding } = request.headers;
    const [, token = "", signer] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization ?? "") ?? [];
    if (signer !== this.#publicKey || encoding !== "aes128gcm" || body.length > 4096) return 403;
    const by = await signedBy(token, this.#publicKey, origin);
    const data = ece.decrypt(body, {
      version: "aes128gcm",
      privateKey: this.#curve,
      authSecret: this.#auth.toString("base64url"),
    });
    const headers = { ttl: Number(ttl), urgency: String(urgency), topic: String(topic) };
    this.received.push({ data: JSON.parse(data.toString()) as Record<string, unknown>, ...headers, by });
    return 201;
  }
}

/** Who signed for this push service; throws when nobody did. */
async function signedBy(token: string, publicKey: string, audience: string): Promise<string> {
  const point = Buffer.from(publicKey, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  const jwk = { kty: "EC", crv: "P-256", x: x as string, y: y as string };
  const { payload } = await jwtVerify(token, await importJWK(jwk, "ES256"), { audience });
  return String(payload.sub);
}
