import type { OpenContext } from "./operation-context.ts";

/** Plain values by name. */
type Details = Record<string, string | number | boolean | null | string[]>;

/**
 * Something worth knowing years later: what was done to which thing, and how it was before and after. Never a secret and
 * never what somebody wrote; no name of a place that not everybody in the workspace may know of.
 */
export type Audited = {
  workspaceId: string;
  /** Null for what the server did by itself. */
  actorId: string | null;
  /** Noun and past: `member.suspended`. */
  what: string;
  on: { kind: string; id: string | null; name?: string };
  before?: Details;
  after?: Details;
};

/** Writes lines into the trail, in this transaction; exactly one feature does. */
export type KeepAudit = (context: OpenContext, lines: Audited[]) => Promise<void>;

/**
 * For tests: an operation that says it is audited leaves a line whenever it tells an event, and one that leaves a line
 * says so. That every writing operation has decided stands in `server/audited.test.ts`.
 */
export function watchAudit<C extends OpenContext>(
  context: C,
  audited: boolean | "sometimes",
): { context: C; check: () => void } {
  let [events, lines] = [0, 0];
  const watched: C = {
    ...context,
    emit: (...event) => {
      events += 1;
      context.emit(...event);
    },
    audit: (line) => {
      lines += 1;
      context.audit(line);
    },
  };
  const check = () => {
    if (audited === true && events > 0 && lines === 0)
      throw new Error("says it is audited and left no line in the trail");
    if (!audited && lines > 0) throw new Error("left a line in the trail without saying that it is audited");
  };
  return { context: watched, check };
}
