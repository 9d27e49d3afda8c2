import * as z from "zod";
import { Problem } from "./error.ts";
import { Id, Instant, Seq } from "./id.ts";
import { Reference } from "./reference.ts";

/**
 * The realtime protocol, one JSON object a frame, the same on the WebSocket, the HTTP stream
 * and the long poll. `handbook/realtime.md` tells the whole story.
 */

/** Follow a workspace from just after `after`: the `seq` of a boot answer, or of the last event handled. */
export const OpenFrame = z.strictObject({ type: z.literal("open"), workspaceId: Id, after: Seq });
export const CloseFrame = z.strictObject({ type: z.literal("close"), workspaceId: Id });

/** Call an operation; `id` comes back in the answer, `key` makes a retry harmless (REST: `Idempotency-Key`). */
export const CallFrame = z.strictObject({
  type: z.literal("call"),
  id: z.number().int().min(0),
  operation: z.string().max(60),
  input: z.record(z.string(), z.unknown()),
  key: z.string().min(8).max(80).optional(),
});

/**
 * Replace what this connection has on its screen in a workspace: people whose presence it shows (at most 500),
 * and things it shows without being in their audience, such as a public channel's preview (at most 20).
 */
export const WatchFrame = z.strictObject({
  type: z.literal("watch"),
  workspaceId: Id,
  people: z.array(Id).max(500).optional(),
  scopes: z.array(Reference).max(20).optional(),
});

/** Tells whether the person is using this device; sent on change. */
export const ActivityFrame = z.strictObject({ type: z.literal("activity"), active: z.boolean() });
export const PongFrame = z.strictObject({ type: z.literal("pong") });

export const ClientFrame = z.discriminatedUnion("type", [
  OpenFrame,
  CloseFrame,
  CallFrame,
  WatchFrame,
  ActivityFrame,
  PongFrame,
]);
export type ClientFrame = z.infer<typeof ClientFrame>;

/** First frame of a connection. `pingSeconds`: silence for twice as long means the connection is dead. */
export const WelcomeFrame = z.strictObject({
  type: z.literal("welcome"),
  connectionId: Id,
  accountId: Id,
  pingSeconds: z.number(),
  version: z.string(),
});
/** Everything up to `seq` has been sent; live events follow. */
export const OpenedFrame = z.strictObject({ type: z.literal("opened"), workspaceId: Id, seq: Seq });
/** The log does not reach back to `after`: fetch a fresh snapshot; live events after `seq` follow. */
export const ResetFrame = z.strictObject({ type: z.literal("reset"), workspaceId: Id, seq: Seq });
/** The person may no longer follow this workspace, or never could. */
export const ClosedFrame = z.strictObject({ type: z.literal("closed"), workspaceId: Id, code: z.string() });
export const EventFrame = z.strictObject({
  type: z.literal("event"),
  workspaceId: Id,
  seq: Seq,
  name: z.string(),
  at: Instant,
  actorId: Id.nullable(),
  data: z.record(z.string(), z.unknown()),
});
export const SignalFrame = z.strictObject({
  type: z.literal("signal"),
  workspaceId: Id,
  name: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export const AnswerFrame = z.strictObject({
  type: z.literal("answer"),
  id: z.number().int(),
  output: z.unknown().optional(),
  error: Problem.optional(),
});
/**
 * Every `pingSeconds`. For each open workspace: `seq`, up to where everything visible was sent, and `events`,
 * how many event frames this connection was sent for it since it opened. A client that counted otherwise
 * has lost something and reconnects from its own cursor.
 */
export const PingFrame = z.strictObject({
  type: z.literal("ping"),
  workspaces: z.array(z.strictObject({ workspaceId: Id, seq: Seq, events: z.number().int() })),
});
/** A frame was refused; the connection goes on. */
export const RefusedFrame = z.strictObject({ type: z.literal("refused"), error: Problem });

export const ServerFrame = z.discriminatedUnion("type", [
  WelcomeFrame,
  OpenedFrame,
  ResetFrame,
  ClosedFrame,
  EventFrame,
  SignalFrame,
  AnswerFrame,
  PingFrame,
  RefusedFrame,
]);
export type ServerFrame = z.infer<typeof ServerFrame>;
export type EventFrame = z.infer<typeof EventFrame>;
export type SignalFrame = z.infer<typeof SignalFrame>;

/** WebSocket close codes of our own (RFC 6455, 7.4.2: 4000-4999) and what a client does about them. */
export const closeCodes = {
  /** The session ended: sign in again, do not reconnect. */
  sessionEnded: 4001,
  /** A frame was not understood or too large: a defect of the client. */
  badFrame: 4002,
  /** The reader was too slow; reconnect from the last event handled. */
  tooSlow: 4003,
  /** The server is stopping; reconnect after a moment. */
  restarting: 4004,
  /** Too many frames in a short time. */
  tooMany: 4005,
} as const;

/** The most bytes a frame from a client may have. */
export const maxClientFrame = 256 * 1024;
