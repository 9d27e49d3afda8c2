/**
 * A message where it was put: `lane` is a channel's timeline or a thread, `position` its place there. A reply that was
 * also sent to the channel has two.
 */
export type Placed = { messageId: string; clientId: string; authorId: string; lane: string; position: number };

export type Told = {
  /** In the workspace's log. */
  seq: number;
  name: string;
  /** The message it is about, for `messageSent`. */
  places: Placed[];
};

/** What one client did and heard, in the order it happened to it. */
export type ClientHistory = {
  name: string;
  memberId: string;
  /** Audience keys it held from its opening to the end. */
  hears: string[];
  /** Where in the log it began. */
  from: number;
  /** Client ids of everything it tried to send. */
  tried: string[];
  acknowledged: Placed[];
  told: Told[];
  /** It was told to start afresh: where it stood, and where the log ended. */
  resets: { after: number; head: number }[];
  /** Answers that were neither an acknowledgement nor a reason to try again. */
  refusals: string[];
};

/** What the database holds in the end. */
export type StoredHistory = {
  head: number;
  events: { seq: number; name: string; audience: string[]; messageId: string | undefined }[];
  messages: Placed[];
};

export type History = { clients: ClientHistory[]; stored: StoredHistory };
