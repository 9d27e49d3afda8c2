import type { CallOf, Method, OutputOf } from "@atrium/contract/protocol/operation.ts";
import { ApiError, problemOf } from "./api-error.ts";

/**
 * Calls the operations of the contract by REST, typed by the contract. Used by the web app, tests and
 * benchmarks alike: needs `fetch`, no DOM. Answers are trusted, not validated: the server is ours.
 */

/** What is needed of an operation at run time; the types of input and output come from the contract. */
export type Callable = { readonly name: string; readonly method: Method; readonly path: `/${string}` };

export type CallOptions = {
  /** Sent as `Idempotency-Key`: a retry with the same key is the same call. */
  key?: string;
  signal?: AbortSignal;
};

export type ClientOptions = {
  /** Address of the instance, without `/api/v1`; the page's own when left out. */
  baseUrl?: string;
  fetch?: typeof fetch;
  /** Sent as `Authorization: Bearer`; browsers use the session cookie instead. */
  token?: string;
  /** Further headers, for tests: a cookie, a user agent. */
  headers?: Record<string, string>;
  /** Most seconds an answer may take. */
  timeoutSeconds?: number;
  /** Told of every refusal, e.g. to leave for the sign-in page on `not_signed_in`. */
  onRefused?: (error: ApiError, operation: Callable) => void;
};

export type ApiClient = {
  /** Answers with the operation's output or throws an `ApiError`. */
  call<O extends Callable>(operation: O, input: CallOf<O>, options?: CallOptions): Promise<OutputOf<O>>;
  readonly baseUrl: string;
  readonly headers: Record<string, string>;
};

export function createClient(options: ClientOptions = {}): ApiClient {
  const baseUrl = (options.baseUrl ?? "").replace(/\/$/, "");
  const headers = { ...options.headers, ...(options.token ? { authorization: `Bearer ${options.token}` } : {}) };
  const send = options.fetch ?? ((input, init) => fetch(input, init));

  async function call<O extends Callable>(operation: O, input: CallOf<O>, settings: CallOptions = {}) {
    const { url, init } = requestOf(operation, input as Record<string, unknown>);
    const limit = AbortSignal.timeout((options.timeoutSeconds ?? 30) * 1000);
    try {
      const response = await send(`${baseUrl}${url}`, {
        ...init,
        headers: { ...headers, ...init.headers, ...(settings.key ? { "idempotency-key": settings.key } : {}) },
        credentials: "same-origin",
        signal: settings.signal ? AbortSignal.any([settings.signal, limit]) : limit,
      });
      return (await answerOf(response)) as OutputOf<O>;
    } catch (thrown) {
      if (settings.signal?.aborted) throw thrown;
      const error = thrown instanceof ApiError ? thrown : ApiError.offline(thrown);
      options.onRefused?.(error, operation);
      throw error;
    }
  }
  return { call, baseUrl, headers };
}

type Request = { url: string; init: { method: Method; headers: Record<string, string>; body?: string } };

/** Path keys in braces are taken from the input; the rest goes to the query of GET and DELETE, else to the body. */
export function requestOf(operation: Callable, input: Record<string, unknown>): Request {
  const rest = { ...input };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = rest[key];
    delete rest[key];
    return encodeURIComponent(String(value));
  });
  const url = `/api/v1${path}`;
  const accept = { accept: "application/json" };
  if (operation.method === "GET" || operation.method === "DELETE") {
    return { url: url + queryOf(rest), init: { method: operation.method, headers: accept } };
  }
  const headers = { ...accept, "content-type": "application/json" };
  return { url, init: { method: operation.method, headers, body: JSON.stringify(rest) } };
}

function queryOf(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== null)
      query.set(key, typeof value === "string" ? value : JSON.stringify(value));
  }
  const text = query.toString();
  return text && `?${text}`;
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.ok) return response.status === 204 ? {} : response.json();
  const body: unknown = await response.json().catch(() => null);
  throw new ApiError(problemOf(body, response.status, response.headers.get("retry-after")));
}
