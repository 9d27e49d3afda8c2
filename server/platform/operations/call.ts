import type { FieldProblem } from "@atrium/contract/protocol/error.ts";
import type { Operation } from "@atrium/contract/protocol/operation.ts";
import type * as z from "zod";
import type { Scope } from "#platform/database/database.ts";
import { answerOnce } from "./answer-once.ts";
import { watchAudit } from "./audit.ts";
import type { HandledOperation } from "./feature.ts";
import { findUnstorable } from "./find-unstorable.ts";
import type { OpenContext } from "./operation-context.ts";
import type { Platform } from "./platform.ts";
import { refuse, refuseField } from "./refuse.ts";
import { asMember, type Request, run } from "./run.ts";
import { doTogether } from "./together.ts";

/** A call as REST and the socket make it alike; `key` makes a retry harmless. */
export type Call = { name: string; input: unknown; key?: string | undefined; request: Request };

/**
 * Does one operation: input checked against the contract, caller, rate limit, then access, rules, rows and events
 * in one transaction. REST, sockets, bots, jobs and imports all come through here.
 * @throws Refusal with a code of the contract.
 */
export async function call(platform: Platform, { name, input, key, request }: Call): Promise<unknown> {
  const handled = platform.catalogue.operations.get(name);
  if (!handled) return refuse("not_found", { detail: `no operation ${name}` });
  const { operation } = handled;
  const ended = platform.metrics.operation(name);
  try {
    const parsed = parseInput(operation, input);
    checkCaller(operation, request);
    platform.limiter.take(operation, request);
    const prepared = await handled.prepare?.({ platform, ...request } as never, parsed as never);
    const work = perform(handled, parsed, prepared, key);
    const alone = () => run(platform, scopeOf(handled, parsed, request), work, request);
    const output = await (doTogether(platform, handled, { input: parsed, request, alone }) ?? alone());
    if (platform.strict) operation.output.parse(output);
    ended("ok");
    return output;
  } catch (error) {
    ended((error as { code?: string }).code ?? "internal");
    throw error;
  }
}

function perform(
  handled: HandledOperation,
  input: Record<string, unknown>,
  prepared: unknown,
  key: string | undefined,
) {
  const { operation } = handled;
  return async (context: OpenContext): Promise<unknown> => {
    const inside = operation.caller === "workspace" ? await enter(context, input) : context;
    const { context: watched, check } = context.platform.strict
      ? watchAudit(inside, handled.audited ?? false)
      : { context: inside, check: () => undefined };
    const work = async () => {
      const output = await handled.run(watched as never, input as never, prepared as never);
      check();
      return output;
    };
    return key && context.identity && !handled.repeatable ? answerOnce(context, handled, input, key, work) : work();
  };
}

async function enter(context: OpenContext, input: Record<string, unknown>): Promise<OpenContext> {
  const inside = await asMember(context, input["workspaceId"] as string);
  return inside ?? refuse("not_found", { detail: "no such workspace" });
}

function scopeOf(handled: HandledOperation, input: Record<string, unknown>, request: Request): Scope {
  const { operation } = handled;
  const reads = operation.method === "GET" && handled.mode !== "write";
  return {
    workspaceId: operation.caller === "workspace" ? (input["workspaceId"] as string) : undefined,
    accountId: request.identity?.accountId,
    mode: handled.mode === "snapshot" ? "snapshot" : reads ? "read" : "write",
  };
}

function checkCaller(operation: Operation, request: Request): void {
  if (operation.caller === "open") return;
  if (!request.identity) refuse("not_signed_in");
  if (operation.caller === "operator" && !request.identity?.operator) refuse("not_found");
}

/** @throws Refusal invalid_input that names each wrong field. */
export function parseInput(operation: Operation, input: unknown): Record<string, unknown> {
  const parsed = operation.input.safeParse(input);
  if (parsed.success) {
    const at = findUnstorable(parsed.data);
    return at === undefined ? parsed.data : refuseField(at, "may not hold the character U+0000 or half a character");
  }
  return refuse("invalid_input", { fields: parsed.error.issues.slice(0, 20).flatMap(fieldProblems) });
}

/** Names each unknown key as its own field. */
function fieldProblems(issue: z.core.$ZodIssue): FieldProblem[] {
  const path = issue.path.map(String);
  if (issue.code !== "unrecognized_keys") return [{ path: path.join("."), message: issue.message }];
  return issue.keys
    .slice(0, 20)
    .map((key) => ({ path: [...path, key].join(".").slice(0, 200), message: "unknown field" }));
}
