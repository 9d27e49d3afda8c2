import { setTimeout as sleep } from "node:timers/promises";
import { Cluster, Redis, type RedisOptions } from "ioredis";
import { ConfigError } from "#platform/config/config.ts";
import type { Log } from "#platform/log/log.ts";
import { within } from "#platform/within.ts";
import type { Bus } from "./bus.ts";
import { busOver, type Carrier, type CarrierListener } from "./bus-over.ts";

/** Publishing is cheap; this only joins the heads of one burst. In milliseconds. */
const gather = 2;
/** Fixed channels that everybody hears, so that the nodes of a cluster share the work (Redis 7, sharded pub/sub). */
const channels = Array.from({ length: 16 }, (_, index) => `atrium:bus:{${index}}`);
/** A connection that hears not even its own beats for this long is dead, whatever TCP says; in milliseconds. */
const silence = 15_000;
const beat = "beat";
/** How long a start waits for Redis, in milliseconds. */
const patience = 3000;

/**
 * Wake-ups through Redis. While Redis is away everything works, and is told a few seconds later: each process looks
 * at the log by itself. A server starts without it, too, and only refuses a Redis that refuses it.
 * @throws ConfigError in one line when Redis wants another password.
 */
export const redisBus = (url: string, log: Log, waits = patience): Promise<Bus> =>
  busOver(gather, async (listener) => {
    const carrier = new RedisCarrier(url, log, listener);
    await carrier.begin(waits);
    return carrier;
  });

class RedisCarrier implements Carrier {
  readonly notes = true;
  readonly #url: string;
  readonly #log: Log;
  readonly #listener: CarrierListener;
  readonly #sending: Redis;
  readonly #hearing: Redis;
  #cluster: Cluster | undefined;
  #sharded = false;
  #heardAt = Date.now();
  #down = false;
  #refusal: ConfigError | undefined;
  readonly #watch: NodeJS.Timeout;

  constructor(url: string, log: Log, listener: CarrierListener) {
    this.#url = url;
    this.#log = log;
    this.#listener = listener;
    this.#sending = new Redis(url, optionsOf("sending"));
    this.#hearing = new Redis(url, optionsOf("hearing"));
    for (const one of this.#both) one.on("error", (error: Error) => this.#fail(error));
    for (const name of ["message", "smessage"])
      this.#hearing.on(name, (_channel: string, text: string) => this.#hear(text));
    this.#hearing.on("ready", () => void this.#subscribe().catch(() => this.#hearing.disconnect(true)));
    this.#sending.on("ready", () => this.#listener.up());
    this.#watch = setInterval(() => this.#look(), silence / 3).unref();
  }

  get #both(): Redis[] {
    return [this.#sending, this.#hearing];
  }

  async begin(waits: number): Promise<void> {
    for (const one of this.#both) one.connect().catch((error: Error) => this.#fail(error));
    const isSettled = () => this.#refusal || this.#both.every((one) => one.status === "ready");
    for (const end = Date.now() + waits; !isSettled() && Date.now() < end; ) await sleep(10);
    if (!this.#refusal) return;
    await this.close();
    throw this.#refusal;
  }

  send(text: string, about?: string): boolean {
    return this.#publish(channelOf(about), text);
  }

  async close(): Promise<void> {
    clearInterval(this.#watch);
    // What was just published is on its way until Redis has answered.
    if (this.#sending.status === "ready") await within(300, this.#sending.ping());
    for (const one of [...this.#both, this.#cluster]) one?.disconnect();
  }

  #publish(channel: string, text: string): boolean {
    const way = this.#cluster ?? this.#sending;
    if (way.status !== "ready") return false;
    const sent = this.#sharded ? way.spublish(channel, text) : way.publish(channel, text);
    sent.catch((error: Error) => this.#fail(error));
    return true;
  }

  /** On each new connection, for the Redis behind it may be another one now. */
  async #subscribe(): Promise<void> {
    const { version, clustered } = await kindOf(this.#hearing);
    this.#sharded = version >= 7;
    if (this.#sharded && clustered) await this.#openCluster();
    else if (this.#sharded) for (const channel of channels) await this.#hearing.ssubscribe(channel);
    else await this.#hearing.subscribe(...channels);
    if (this.#down) this.#log.info("Redis is back");
    this.#down = false;
    this.#heardAt = Date.now();
    this.#listener.up();
  }

  #hear(text: string): void {
    this.#heardAt = Date.now();
    if (text !== beat) this.#listener.text(text);
  }

  #fail(error: Error): void {
    if (/^(WRONGPASS|NOAUTH|NOPERM)\b/.test(error.message))
      this.#refusal = new ConfigError("REDIS_URL: Redis wants another password, or another user");
    if (!this.#down) this.#log.warn({ err: error }, "Redis is away; other processes are told with a delay");
    this.#down = true;
  }

  #look(): void {
    this.#publish(channels[0] as string, beat);
    if (this.#hearing.status !== "ready" || Date.now() - this.#heardAt < silence) return;
    this.#heardAt = Date.now();
    for (const one of this.#both) one.disconnect(true);
  }

  /** Each channel lives on one node of the cluster; the client follows when slots move. */
  async #openCluster(): Promise<void> {
    if (this.#cluster) return;
    const { hostname, port, username, password, protocol } = new URL(this.#url);
    const redisOptions = {
      ...optionsOf("cluster"),
      autoResubscribe: true,
      ...(username && { username: decodeURIComponent(username) }),
      ...(password && { password: decodeURIComponent(password) }),
      ...(protocol === "rediss:" && { tls: {} }),
    };
    const node = { host: hostname, port: Number(port || 6379) };
    const cluster = new Cluster([node], { redisOptions, shardedSubscribers: true, lazyConnect: true });
    cluster.on("error", (error: Error) => this.#fail(error));
    cluster.on("smessage", (_channel: string, text: string) => this.#hear(text));
    await cluster.connect();
    for (const channel of channels) await cluster.ssubscribe(channel);
    this.#cluster = cluster;
  }
}

/** Nothing waits in a queue while Redis is away: who comes back looks at the log instead. */
const optionsOf = (name: string): RedisOptions => ({
  connectionName: `atrium-${name}`,
  lazyConnect: true,
  enableOfflineQueue: false,
  autoResubscribe: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 3000,
  keepAlive: 10_000,
  retryStrategy: (times) => Math.min(1000, 50 * 2 ** times),
});

/** The end of a UUIDv7 is random: workspaces spread evenly. */
const channelOf = (workspaceId: string | undefined): string =>
  channels[workspaceId ? Number.parseInt(workspaceId.slice(-2), 16) % channels.length : 0] as string;

async function kindOf(redis: Redis): Promise<{ version: number; clustered: boolean }> {
  const [server, cluster] = await Promise.all([redis.info("server"), redis.info("cluster")]);
  const version = Number(/^redis_version:(\d+)/m.exec(server)?.[1] ?? 0);
  return { version, clustered: /^cluster_enabled:1/m.test(cluster) };
}
