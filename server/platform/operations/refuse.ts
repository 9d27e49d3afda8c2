import { type CommonErrorCode, commonErrors, type FieldProblem } from "@atrium/contract/protocol/error.ts";

/** A refusal with a code the contract declares; the transaction is rolled back and nothing has changed. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: RefusalDetails;
  constructor(code: string, details: RefusalDetails = {}) {
    super(details.detail ?? code);
    this.code = code;
    this.details = details;
  }
}

export type RefusalDetails = {
  /** One sentence for developers; people see the web's own words for the code. */
  detail?: string;
  fields?: FieldProblem[];
  /** Seconds. */
  retryAfter?: number;
  /** Of a code that another operation declares. */
  status?: number;
};

/** Ends an operation with a code: a common one, or one the operation declares in its contract. */
export function refuse(code: CommonErrorCode | (string & {}), details?: RefusalDetails): never {
  throw new Refusal(code, details);
}

/** What is not yours is not found: never say that it exists. */
export const notFound = (what: string): never => refuse("not_found", { detail: `no such ${what}` });

/** A field the contract's schema cannot judge alone was wrong. */
export const refuseField = (path: string, message: string): never =>
  refuse("invalid_input", { fields: [{ path, message }] });

/** The HTTP status of a code, by the operation's declaration or the common table. */
export function statusOf(code: string, errors: Readonly<Record<string, number>>): number {
  return errors[code] ?? (commonErrors as Record<string, number>)[code] ?? 500;
}
