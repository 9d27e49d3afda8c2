import { ClientFrame, closeCodes, maxClientFrame } from "@atrium/contract/protocol/frame.ts";
import type * as z from "zod";
import { call } from "#platform/operations/call.ts";
import { problemOf } from "#platform/operations/problem.ts";
import { Refusal, refuse } from "#platform/operations/refuse.ts";
import type { Connection } from "./connection.ts";
import type { Gateway } from "./gateway.ts";
import { openWorkspace } from "./open-workspace.ts";
import { watch } from "./watch.ts";

/** Where a connection came from, for limits and the log. */
export type Client = { connection: Connection; origin: { ip: string; userAgent: string } };

type Meter = { tokens: number; at: number };
const meters = new WeakMap<Connection, Meter>();
/** Frames a connection may send at once, and per second after that; a person never comes near. */
const burst = 400;
const perSecond = 100;
/** Calls of one connection that run at the same time; more wait their turn in the database pool's place. */
const mostCalls = 64;

/** Handles one frame of a client. Never throws: a bad frame is answered or closes the connection. */
export async function receive(gateway: Gateway, client: Client, text: string): Promise<void> {
  const { connection } = client;
  connection.heardAt = Date.now();
  if (text.length > maxClientFrame) return connection.close(closeCodes.badFrame, "frame too large");
  const meter = meterOf(connection);
  if (meter.tokens < 1) return connection.close(closeCodes.tooMany, "too many frames");
  meter.tokens -= 1;
  const frame = parse(text);
  if (!frame) return refuseFrame(connection, new Refusal("invalid_input", { detail: "not a frame" }));
  try {
    await act(gateway, client, frame);
  } catch (error) {
    if (error instanceof Refusal) return refuseFrame(connection, error);
    gateway.platform.log.error({ err: error }, "a frame failed");
    // The client believes that it follows now. It must not go on believing: it comes back and asks again.
    connection.close(closeCodes.restarting, "could not be done now");
  }
}

async function act(gateway: Gateway, client: Client, frame: ClientFrame): Promise<void> {
  const { connection } = client;
  switch (frame.type) {
    case "call":
      return answer(gateway, client, frame);
    case "open":
      return open(gateway, connection, frame.workspaceId, frame.after);
    case "close":
      return close(gateway, connection, frame.workspaceId);
    case "watch":
      return watch(gateway, connection, frame);
    case "activity":
      return active(gateway, connection, frame.active);
    case "pong":
      return;
  }
}

async function answer(
  gateway: Gateway,
  { connection, origin }: Client,
  frame: z.infer<typeof ClientFrame> & { type: "call" },
): Promise<void> {
  const { id } = frame;
  const full = connection.calls >= mostCalls;
  if (full || gateway.draining) {
    const error = problemOf(new Refusal(full ? "too_many_requests" : "unavailable"), {});
    return connection.sendObject({ type: "answer", id, error });
  }
  connection.calls += 1;
  const operation = gateway.platform.catalogue.operations.get(frame.operation)?.operation;
  const request = {
    requestId: `${connection.id}:${id}`,
    origin,
    identity: connection.identity,
    cookies: "",
    setCookie: cannotSetCookie,
  };
  try {
    const output = await call(gateway.platform, { name: frame.operation, input: frame.input, key: frame.key, request });
    connection.sendObject({ type: "answer", id, output });
  } catch (error) {
    if (!(error instanceof Refusal))
      gateway.platform.log.error({ err: error, operation: frame.operation }, "an operation failed");
    connection.sendObject({ type: "answer", id, error: problemOf(error, operation?.errors ?? {}) });
  } finally {
    connection.calls -= 1;
  }
}

/** A socket carries no cookies: what must set one would end half done, with a session nobody holds. */
const cannotSetCookie = (): never => refuse("not_allowed", { detail: "sets a cookie: call it by REST" });

/** Most workspaces one connection follows at once. */
const mostOpen = 50;

/** Opening again, also while the first is under way, replaces it: the last `after` counts. */
async function open(gateway: Gateway, connection: Connection, workspaceId: string, after: number): Promise<void> {
  close(gateway, connection, workspaceId);
  if (connection.subscriptions.size + (connection.opening?.size ?? 0) >= mostOpen)
    throw new Refusal("too_many_requests", { detail: "too many workspaces on one connection" });
  await openWorkspace(gateway, connection, workspaceId, after);
}

function close(gateway: Gateway, connection: Connection, workspaceId: string): void {
  connection.opening?.delete(workspaceId);
  const sub = connection.subscriptions.get(workspaceId);
  if (sub) gateway.dropSubscription(sub);
}

function active(gateway: Gateway, connection: Connection, isActive: boolean): void {
  if (connection.active === isActive) return;
  connection.active = isActive;
  for (const sub of connection.subscriptions.values())
    for (const source of gateway.platform.catalogue.features.flatMap((feature) => feature.signals ?? []))
      source.active?.(gateway.presenceOf(sub), isActive, gateway.platform);
}

function meterOf(connection: Connection): Meter {
  const now = Date.now();
  const meter = meters.get(connection) ?? { tokens: burst, at: now };
  meter.tokens = Math.min(burst, meter.tokens + ((now - meter.at) / 1000) * perSecond);
  meter.at = now;
  meters.set(connection, meter);
  return meter;
}

function parse(text: string): ClientFrame | undefined {
  try {
    return ClientFrame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const refuseFrame = (connection: Connection, error: unknown): void =>
  connection.sendObject({ type: "refused", error: problemOf(error, {}) });
