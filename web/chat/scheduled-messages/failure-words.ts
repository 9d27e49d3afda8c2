import { t } from "@lingui/core/macro";

/** Why a message could not be sent at its time, and what to do. */
export function failureWords(code: string): string {
  switch (code) {
    case "archived":
      return t`Not sent: the channel is archived. Your text is kept here.`;
    case "not_found":
      return t`Not sent: you are no longer in this conversation, or it is gone. Your text is kept here.`;
    case "not_allowed":
      return t`Not sent: you could not write there at that time. Your text is kept here.`;
    case "time_missed":
      return t`Not sent: its time passed while the workspace was deleted. Your text is kept here.`;
    default:
      return t`Not sent. Your text is kept here; choose another time, or send it now.`;
  }
}
