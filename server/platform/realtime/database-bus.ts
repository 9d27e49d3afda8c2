import pg from "pg";
import type { Log } from "#platform/log/log.ts";
import type { Bus } from "./bus.ts";
import { busOver, type Carrier, type CarrierListener } from "./bus-over.ts";

const channel = "atrium_bus";
/** NOTIFY takes a lock all committing sessions share, so wake-ups are gathered and sent at most this often, in ms. */
const gather = 15;
/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const mostBytes = 7500;

/** Wake-ups through PostgreSQL's LISTEN and NOTIFY, on a connection of their own that is reopened when it breaks. */
export const databaseBus = (url: string, log: Log): Promise<Bus> =>
  busOver(gather, (listener) => listenAndNotify(url, log, listener));

async function listenAndNotify(url: string, log: Log, listener: CarrierListener): Promise<Carrier> {
  let client: pg.Client | undefined;
  let closed = false;
  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, application_name: "atrium bus", pipeline: true });
    fresh.on("error", () => undefined);
    fresh.on("notification", ({ payload }) => listener.text(payload ?? "{}"));
    fresh.on("end", () => {
      client = undefined;
      if (!closed) setTimeout(() => void connect().catch(() => undefined), 200).unref();
    });
    await fresh.connect();
    await fresh.query(`listen ${channel}`);
    client = fresh;
    listener.up();
  };
  await connect();
  return {
    send: (text) => {
      if (!client) return false;
      if (Buffer.byteLength(text) > mostBytes) return true;
      client.query("select pg_notify($1, $2)", [channel, text]).catch((error: unknown) => {
        log.warn({ err: error }, "a wake-up was not sent; others will look by themselves");
      });
      return true;
    },
    close: async () => {
      closed = true;
      await client?.end();
    },
  };
}
