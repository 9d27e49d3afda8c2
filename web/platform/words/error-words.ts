import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { ApiError } from "../api/api-error.ts";
import { i18n } from "./words.ts";

/**
 * The one table from error codes to people's words. The codes every operation may answer with are here;
 * a feature adds its own when it registers. Each says what happened, what was kept and what to do next.
 */
const words = new Map<string, MessageDescriptor>(
  Object.entries({
    offline: msg`No answer from the server. Check your connection and try again; nothing you typed is lost.`,
    invalid_input: msg`Something in the form is not right. Look at the marked fields.`,
    not_signed_in: msg`You are signed out. Sign in again to go on.`,
    not_allowed: msg`You may not do this. Ask somebody who manages this workspace.`,
    wrong_origin: msg`This page was opened from an address the server does not know. Open it from its usual address.`,
    not_found: msg`This does not exist, or you may not see it.`,
    conflict: msg`Somebody changed this in the meantime. Look at it again, then repeat your change.`,
    too_large: msg`This is too large to be sent. Make it smaller and try again.`,
    too_many_requests: msg`Too many tries in a short time. Wait a moment, then try again.`,
    internal: msg`Something went wrong on the server. Nothing was changed; try again in a moment.`,
    storage_full: msg`The server has no room left, and nothing was changed. Tell whoever looks after it, then try again.`,
    unavailable: msg`The server is not ready yet. Try again in a moment.`,
  }),
);

/** Adds a feature's codes to the table. */
export function addErrorWords(more: Record<string, MessageDescriptor>): void {
  for (const [code, message] of Object.entries(more)) words.set(code, message);
}

/** What to tell a person about something thrown. */
export function errorWords(thrown: unknown): string {
  if (!(thrown instanceof ApiError)) return i18n._(words.get("internal") ?? msg`Something went wrong.`);
  if (thrown.code === "too_many_requests" && thrown.retryAfter) {
    const seconds = Math.ceil(thrown.retryAfter);
    return i18n._(msg`Too many tries in a short time. Try again in ${seconds} seconds.`);
  }
  return i18n._(words.get(thrown.code) ?? words.get("internal") ?? msg`Something went wrong.`);
}
