import type * as z from "zod";
import type { CommonErrorCode } from "./error.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * Who may call at all, before any permission is asked:
 * `open` anybody, `account` a signed-in person, `operator` the person who runs the instance,
 * `workspace` an active member of the workspace named by the path's `workspaceId`.
 */
export type Caller = "open" | "account" | "operator" | "workspace";

/** At most `count` calls in `seconds`, per signed-in account, or per network (IPv4, IPv6 /64) when nobody is signed in. */
export type Limit = { count: number; seconds: number; by?: "network" };

export type Operation<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
  Code extends string = string,
  By extends Caller = Caller,
> = {
  readonly name: Name;
  readonly method: Method;
  /** Below `/api/v1`, with path keys in braces: `/workspaces/{workspaceId}/channels`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly caller: By;
  /** Path keys, query keys (GET, DELETE) and body keys in one flat object; unknown keys are refused. */
  readonly input: Input;
  readonly output: Output;
  /** The feature's own error codes with their HTTP status. */
  readonly errors: Readonly<Record<Code, number>>;
  readonly limit?: Limit;
  /** Most bytes the body may have; 256 KB unless told. */
  readonly bodyLimit?: number;
};

export type InputOf<O> = O extends { input: infer I extends z.ZodType } ? z.output<I> : never;
/** What a caller passes: keys with a default may be left out. */
export type CallOf<O> = O extends { input: infer I extends z.ZodType } ? z.input<I> : never;
export type OutputOf<O> = O extends { output: infer R extends z.ZodType } ? z.output<R> : never;
export type ErrorOf<O> = (O extends { errors: infer E } ? keyof E & string : never) | CommonErrorCode;

/** Declares an operation: mounted once on REST and on the socket, documented in OpenAPI, typed in the client. */
export function operation<
  const Name extends string,
  Input extends z.ZodObject,
  Output extends z.ZodType,
  const Errors extends Readonly<Record<string, number>> = Record<never, number>,
  const By extends Caller = Caller,
>(
  name: Name,
  declaration: Omit<Operation<Name, Input, Output, string, By>, "name" | "errors"> & { errors?: Errors },
): Operation<Name, Input, Output, keyof Errors & string, By> {
  return { ...declaration, name, errors: (declaration.errors ?? {}) as Errors };
}

/** The keys in braces of an operation's path. */
export const pathKeys = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
