import * as frames from "@atrium/contract/protocol/frame.ts";
import type * as z from "zod";
import type { Catalogue } from "#platform/operations/platform.ts";
import { componentSchemas } from "./open-api.ts";
import { version } from "./version.ts";

type Json = Record<string, unknown>;

const fromClient = {
  OpenFrame: frames.OpenFrame,
  CloseFrame: frames.CloseFrame,
  CallFrame: frames.CallFrame,
  WatchFrame: frames.WatchFrame,
  ActivityFrame: frames.ActivityFrame,
  PongFrame: frames.PongFrame,
};
const fromServer = {
  WelcomeFrame: frames.WelcomeFrame,
  OpenedFrame: frames.OpenedFrame,
  ResetFrame: frames.ResetFrame,
  ClosedFrame: frames.ClosedFrame,
  EventFrame: frames.EventFrame,
  SignalFrame: frames.SignalFrame,
  AnswerFrame: frames.AnswerFrame,
  PingFrame: frames.PingFrame,
  RefusedFrame: frames.RefusedFrame,
};

/** AsyncAPI 3.0 of the realtime connection: the frames both ways, and the data of every event and signal. */
export function asyncApi(catalogue: Catalogue, url: string, shapes: Record<string, z.ZodType>): Json {
  const { host, protocol } = new URL(url);
  const named: [string, z.ZodType][] = Object.entries({ ...fromClient, ...fromServer });
  const events = [...catalogue.events.values()].map((event) => [`${event.name}Data`, event.data] as const);
  const messages = [
    ...named.map(([name]) => [name, { name, payload: { $ref: `#/components/schemas/${name}` } }] as const),
    ...[...catalogue.events.values()].map(
      (event) =>
        [
          event.name,
          { name: event.name, summary: event.summary, payload: { $ref: `#/components/schemas/${event.name}Data` } },
        ] as const,
    ),
  ];
  const refs = (names: readonly string[]) => names.map((name) => ({ $ref: `#/channels/realtime/messages/${name}` }));
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Atrium realtime",
      version,
      description: "The data of the frame `event` or `signal` named N is the message N. See handbook/realtime.md.",
    },
    servers: { here: { host, protocol: protocol === "https:" ? "wss" : "ws" } },
    channels: {
      realtime: {
        address: "/api/v1/realtime",
        messages: Object.fromEntries(messages.map(([name]) => [name, { $ref: `#/components/messages/${name}` }])),
      },
    },
    operations: {
      sendFrame: {
        action: "receive",
        channel: { $ref: "#/channels/realtime" },
        messages: refs(Object.keys(fromClient)),
      },
      receiveFrame: {
        action: "send",
        channel: { $ref: "#/channels/realtime" },
        messages: refs(Object.keys(fromServer)),
      },
    },
    components: {
      messages: Object.fromEntries(messages),
      schemas: componentSchemas(
        { ...Object.fromEntries(named), ...shapes, ...Object.fromEntries(events) },
        "output",
        "#/components/schemas/",
      ),
    },
  };
}
