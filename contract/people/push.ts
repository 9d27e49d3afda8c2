import * as z from "zod";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** What became of one message to a push service (RFC 8030): taken; the device is gone; refused; nobody answered. */
export const PushOutcome = z.enum(["accepted", "gone", "refused", "unreachable"]);
export type PushOutcome = z.infer<typeof PushOutcome>;

/** A browser that asked to be told when the app is not open. */
export const PushDevice = z.strictObject({
  id: Id,
  /** In words, from the User-Agent: `Chromium on Linux`. */
  device: z.string(),
  /** The host of the browser's push service. */
  service: z.string(),
  /** Whether it belongs to the session that asks. */
  current: z.boolean(),
  createdAt: Instant,
  lastSentAt: Instant.nullable(),
  lastOutcome: PushOutcome.nullable(),
});
export type PushDevice = z.infer<typeof PushDevice>;

/** The instance's public key for `pushManager.subscribe` (VAPID, RFC 8292): 65 bytes in base64url. */
export const readPushKey = operation("readPushKey", {
  method: "GET",
  path: "/push/key",
  summary: "Read the key browsers subscribe with",
  caller: "account",
  input: z.strictObject({}),
  output: z.strictObject({ publicKey: z.string() }),
});

const base64url = /^[\w-]+=*$/;

/** Keeps a browser's subscription (W3C Push API) with the session; the same endpoint again replaces it. Ends with the session. */
export const addPushDevice = operation("addPushDevice", {
  method: "PUT",
  path: "/push/devices",
  summary: "Be told on this device",
  caller: "account",
  input: z.strictObject({
    endpoint: z.url({ protocol: /^https$/ }).max(1000),
    /** The browser's public key, 65 bytes in base64url. */
    p256dh: z.string().min(86).max(90).regex(base64url),
    /** The shared secret, 16 bytes in base64url. */
    auth: z.string().min(22).max(26).regex(base64url),
  }),
  output: z.strictObject({ device: PushDevice }),
  errors: { bad_push_key: 400, too_many_devices: 409 },
  limit: { count: 30, seconds: 60 },
});

export const listPushDevices = operation("listPushDevices", {
  method: "GET",
  path: "/push/devices",
  summary: "List the devices one is told on",
  caller: "account",
  input: z.strictObject({}),
  output: z.strictObject({ devices: z.array(PushDevice) }),
});

export const removePushDevice = operation("removePushDevice", {
  method: "DELETE",
  path: "/push/devices/{deviceId}",
  summary: "Be told on a device no longer",
  caller: "account",
  input: z.strictObject({ deviceId: Id }),
  output: z.strictObject({}),
});

/** Sends a notification to one of one's own devices and says what the push service answered. */
export const testPush = operation("testPush", {
  method: "POST",
  path: "/push/devices/{deviceId}/test",
  summary: "Send a notification to try a device",
  caller: "account",
  input: z.strictObject({ deviceId: Id }),
  output: z.strictObject({
    outcome: PushOutcome,
    /** The push service's HTTP status; null when it did not answer. */
    status: z.number().int().nullable(),
    /** Milliseconds until it answered. */
    took: z.number().int(),
  }),
  limit: { count: 20, seconds: 60 },
});
