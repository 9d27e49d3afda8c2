import { Id } from "@atrium/contract/protocol/id.ts";
import { operation } from "@atrium/contract/protocol/operation.ts";
import { sql } from "kysely";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { plainFeatures, plainWorkspace, said } from "../../testing/plain-features.ts";
import { RawSocket } from "../../testing/raw-socket.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { call } from "./call.ts";
import { feature, handleTogether } from "./feature.ts";
import type { WorkspaceContext } from "./operation-context.ts";
import { refuse } from "./refuse.ts";

const shout = operation("shout", {
  method: "POST",
  path: "/workspaces/{workspaceId}/shouts",
  summary: "Say something to the hall",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    words: z.string(),
    /** How it goes: with others, only alone, refused, breaking the group it is in, or not of that kind at all. */
    way: z.enum(["together", "alone", "refused", "breaks", "apart"]).default("together"),
  }),
  output: z.strictObject({ transaction: z.string(), alone: z.boolean() }),
});

const transactionOf = async ({ db }: WorkspaceContext): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(db);
  return (rows[0] as { id: string }).id;
};
const tell = (context: WorkspaceContext, words: string) =>
  context.emit(
    said,
    { room: "hall", words },
    { workspaceId: context.workspaceId, actorId: context.member.id, to: ["room:hall"] },
  );

const shouts = feature({
  name: "shouts",
  operations: [
    handleTogether(
      shout,
      async (context, { words, way }) => {
        if (way === "refused") refuse("not_allowed");
        tell(context, words);
        return { transaction: await transactionOf(context), alone: true };
      },
      {
        joins: ({ way }) => way !== "apart",
        run: async (calls) => {
          const outputs = [];
          for (const { context, input } of calls) {
            const isLeft = input.way === "alone" || input.way === "refused";
            if (!isLeft) tell(context, input.words);
            if (input.way === "breaks") throw new Error("the group breaks");
            outputs.push(isLeft ? undefined : { transaction: await transactionOf(context), alone: false });
          }
          return outputs;
        },
      },
    ),
  ],
});

let server: TestServer;
const sockets: RawSocket[] = [];
beforeAll(async () => {
  server = await startTestServer({ features: [...plainFeatures, shouts] });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

type Way = "together" | "alone" | "refused" | "breaks" | "apart";
type Outcome = { transaction: string; alone: boolean } | { code: string };

/** Everybody shouts in the same moment, the first person first; an outsider where the way is "outsider". */
async function shoutAll(ways: (Way | "outsider")[]) {
  const { workspaceId, accounts } = await plainWorkspace(server.platform, ways.length);
  const elsewhere = await plainWorkspace(server.platform, 1);
  const socket = await RawSocket.as(server.url, accounts[0]);
  sockets.push(await socket.open(workspaceId, 0));
  const outcomes = await Promise.all(
    ways.map(async (way, index): Promise<Outcome> => {
      const accountId = (way === "outsider" ? elsewhere.accounts[0] : accounts[index]) as string;
      const request = {
        requestId: "",
        origin: { ip: "127.0.0.1", userAgent: "" },
        identity: { accountId, sessionId: accountId, operator: false },
        cookies: "",
        setCookie: () => undefined,
      };
      const input = { workspaceId, words: `${index}`, way: way === "outsider" ? "together" : way };
      try {
        return (await call(server.platform, { name: "shout", input, request })) as Outcome;
      } catch (error) {
        return { code: (error as { code?: string }).code ?? "internal" };
      }
    }),
  );
  const expected = ways.filter((way) => way !== "refused" && way !== "outsider").length;
  await socket.until(() => socket.of("event").length >= expected);
  const heard = socket.of("event").map((frame) => [frame.seq, (frame.data as { words: string }).words] as const);
  const transactions = new Set(outcomes.flatMap((outcome) => ("transaction" in outcome ? outcome.transaction : [])));
  return { outcomes, heard, transactions: transactions.size };
}

const words = (heard: (readonly [number, string])[]) => heard.map(([, word]) => word).sort();
const numbers = (heard: (readonly [number, string])[]) => heard.map(([seq]) => seq);

describe("calls that come at the same moment", () => {
  it("share a transaction, and each has its own event in the order of the log", async () => {
    const { outcomes, heard, transactions } = await shoutAll(Array.from({ length: 20 }, () => "together"));
    expect(outcomes.every((outcome) => "alone" in outcome && !outcome.alone)).toBe(true);
    expect(transactions).toBe(1);
    expect(numbers(heard)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(words(heard)).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`).sort());
  });

  it("are answered each for itself: what the group leaves is done or refused by the operation's own rules", async () => {
    const { outcomes, heard } = await shoutAll(["together", "refused", "together", "alone", "together", "outsider"]);
    expect(outcomes[1]).toEqual({ code: "not_allowed" });
    expect(outcomes[3]).toMatchObject({ alone: true });
    expect(outcomes[5]).toEqual({ code: "not_found" });
    expect(words(heard)).toEqual(["0", "2", "3", "4"]);
    expect(numbers(heard)).toEqual([1, 2, 3, 4]);
  });

  it("leave nothing behind when one of them breaks the group, and are done one by one", async () => {
    const { outcomes, heard } = await shoutAll(["together", "breaks", "together", "together"]);
    expect(outcomes.every((outcome) => "transaction" in outcome)).toBe(true);
    expect(words(heard)).toEqual(["0", "1", "2", "3"]);
    expect(numbers(heard)).toEqual([1, 2, 3, 4]);
  });

  it("do not wait for one of another kind", async () => {
    const { outcomes, transactions } = await shoutAll(["apart", "apart", "apart"]);
    expect(outcomes.every((outcome) => "alone" in outcome && outcome.alone)).toBe(true);
    expect(transactions).toBe(3);
  });
});

describe("a call that comes alone", () => {
  it("is done by itself", async () => {
    const { outcomes, heard } = await shoutAll(["together"]);
    expect(outcomes[0]).toMatchObject({ alone: true });
    expect(words(heard)).toEqual(["0"]);
  });
});
