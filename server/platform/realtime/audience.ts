import type { EventType } from "@atrium/contract/protocol/event.ts";
import type { Reference } from "@atrium/contract/protocol/reference.ts";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import type { LoggedEvent } from "#platform/events/event-log.ts";
import type { Platform } from "#platform/operations/platform.ts";

/** What people hear by virtue of a feature: their channels, their documents. */
export type AudienceSource = {
  /** The reference kind its keys begin with: `channel` for `channel:<id>`. */
  kind: string;
  /** Every key of this kind the member hears, without asking. */
  keysOf(db: Db, member: Membership): Promise<string[]>;
  /** Whether the member may hear this scope while looking at it, without being in it (a public channel's preview). */
  mayWatch?(db: Db, member: Membership, id: string): Promise<boolean>;
};

/** Somebody connected to a workspace, as signal sources see them. */
export type Presence = {
  workspaceId: string;
  memberId: string;
  /** The same object for the life of the connection. */
  connection: object;
  /** Whether the person uses this device now. */
  active: boolean;
  /** The person was signed out on this device. */
  ended: boolean;
  /** Sends a signal to this connection alone. */
  send(type: EventType, data: object): void;
};

/** Signals that follow who is connected, active, and watched (presence). All in memory. */
export type SignalSource = {
  /** The process begins, or can hear the others again: what they knew of each other may be out of date. */
  began?(platform: Platform): void;
  /** What the same source tells in other processes; `from` is the process. */
  noted?: { topic: string; run: (data: never, from: string, platform: Platform) => void };
  connected?(presence: Presence, platform: Platform): void;
  disconnected?(presence: Presence, platform: Platform): void;
  active?(presence: Presence, active: boolean, platform: Platform): void;
  watched?(presence: Presence, people: string[], platform: Platform): void;
  /** Hears events of the log as they are delivered, in every process that follows their workspace. */
  hears?: { event: EventType; run: (event: LoggedEvent, platform: Platform) => void }[];
};

export const keyOf = (scope: Reference): string => `${scope.kind}:${scope.id}`;
