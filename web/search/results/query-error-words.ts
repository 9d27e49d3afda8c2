import { filterValues } from "@atrium/contract/search/query-text.ts";
import { t } from "@lingui/core/macro";
import { ApiError } from "#platform/api/api-error.ts";

/** What is wrong with a query, in words that name the operator; undefined when the query is not what failed. */
export function queryErrorWords(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { path: operator = "", message: value = "" } = error.fields[0] ?? {};
  switch (error.code) {
    case "unknown_person":
      return t`Nobody you can see is called “${value}”. Check the name after ${operator}: or choose one the field offers.`;
    case "unknown_channel":
      return t`No channel you can read is called “${value}”. Check the name after in: or choose one the field offers.`;
    case "bad_date":
      return t`“${value}” is no date. After ${operator}: write a day as 2026-03-31, a month as 2026-03, a year, or today.`;
    case "unknown_filter": {
      const known = (operator === "is" ? filterValues.is : filterValues.has).join(", ");
      return t`${operator}: does not know “${value}”. It knows ${known}.`;
    }
    case "too_many_words":
      return t`These are more words than one search takes. Leave some out, or put them into quotes as a phrase.`;
    default:
      return undefined;
  }
}
