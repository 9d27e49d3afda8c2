import type { CallOf, Operation, OutputOf } from "@atrium/contract/protocol/operation.ts";
import { call } from "#platform/operations/call.ts";
import type { Identity } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";

/**
 * Somebody of the demo, who does things through the product's own operations at moments of the script. Addresses are
 * of the networks set aside for examples (RFC 5737).
 */
export class DemoPerson {
  readonly key: string;
  readonly ip: string;
  memberId = "";
  identity: Identity | undefined;
  readonly #platform: Platform;

  constructor(platform: Platform, key: string, number: number) {
    this.#platform = platform;
    this.key = key;
    this.ip = `203.0.113.${number + 1}`;
  }

  async call<O extends Operation>(operation: O, input: CallOf<O>, at?: Date): Promise<OutputOf<O>> {
    const request = {
      requestId: "",
      origin: { ip: this.ip, userAgent: "" },
      identity: this.identity,
      cookies: "",
      setCookie: () => undefined,
      ...(at && { now: at }),
    };
    return (await call(this.#platform, { name: operation.name, input, request })) as OutputOf<O>;
  }
}
