import pg from "pg";
import type { Log } from "#platform/log/log.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Bus, BusListener } from "./bus.ts";

const channel = "atrium_bus";
/** NOTIFY takes a lock all committing sessions share, so wake-ups are gathered and sent at most this often, in ms. */
const gather = 15;
/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const mostBytes = 7500;

type Note =
  | { from: string; heads: [string, number][] }
  | { from: string; signal: [string, string[], string] }
  | { from: string; ended: string[] };

/** Wake-ups through PostgreSQL's LISTEN and NOTIFY, on a connection of their own that is reopened when it breaks. */
export async function databaseBus(url: string, log: Log): Promise<Bus> {
  const me = newId();
  let listener: BusListener | undefined;
  let client: pg.Client | undefined;
  let closed = false;
  const heads = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  const hear = (payload: string | undefined) => {
    const note = JSON.parse(payload ?? "{}") as Note;
    if (note.from === me || !listener) return;
    if ("heads" in note) for (const [workspaceId, seq] of note.heads) listener.head(workspaceId, seq);
    else if ("signal" in note) listener.signal(...note.signal);
    else if ("ended" in note) listener.ended(note.ended);
  };
  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, application_name: "atrium bus", pipeline: true });
    fresh.on("error", () => undefined);
    fresh.on("notification", ({ payload }) => hear(payload));
    fresh.on("end", () => {
      client = undefined;
      if (!closed) setTimeout(() => void connect().catch(() => undefined), 200).unref();
    });
    await fresh.connect();
    await fresh.query(`listen ${channel}`);
    client = fresh;
    // None before the first time; later, what was told meanwhile was missed.
    listener?.resumed();
  };
  const notify = (note: object) => {
    const payload = JSON.stringify({ from: me, ...note });
    if (Buffer.byteLength(payload) > mostBytes) return;
    client?.query("select pg_notify($1, $2)", [channel, payload]).catch((error: unknown) => {
      log.warn({ err: error }, "a wake-up was not sent; others will look by themselves");
    });
  };
  const flush = () => {
    timer = undefined;
    const list = [...heads];
    heads.clear();
    for (let at = 0; at < list.length; at += 100) notify({ heads: list.slice(at, at + 100) });
  };
  await connect();
  return {
    listen: (to) => {
      listener = to;
    },
    sendHead: (workspaceId, seq) => {
      heads.set(workspaceId, seq);
      timer ??= setTimeout(flush, gather);
    },
    sendSignal: (workspaceId, keys, text) => notify({ signal: [workspaceId, keys, text] }),
    sendEnded: (ids) => notify({ ended: ids }),
    close: async () => {
      closed = true;
      clearTimeout(timer);
      if (heads.size > 0) flush();
      await client?.end();
    },
  };
}
