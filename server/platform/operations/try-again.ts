/**
 * Two transactions met and this one saw the state before the other: done again from its beginning, it sees the state
 * after. `run` does so a few times, as with PostgreSQL's own serialization failures.
 */
export class TryAgain extends Error {
  readonly code = "40001";
}
