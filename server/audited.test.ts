import { expect, test } from "vitest";
import { features } from "./features.ts";

/** Writing operations that leave no line in the audit trail, each because it is no sensitive matter of a workspace. */
const notWorthIt = new Set([
  // Of one's own account, in no workspace: sessions, passwords and tokens are seen in one's settings.
  ...["signUp", "signIn", "signOut", "updateAccount", "changeEmail", "verifyEmail", "resendVerification"],
  ...["changePassword", "requestPasswordReset", "resetPassword", "endSession", "endOtherSessions"],
  ...["createPersonalToken", "revokePersonalToken", "issueTokens", "refreshTokens"],
  // Of oneself: nobody else is concerned.
  ...["updateProfile", "changePreferences", "changeAvailability", "markRead", "markChannel", "markThreadRead"],
  ...["markAllThreadsRead", "followThread", "saveMessage", "unsaveMessage", "changeSaved", "createReminder"],
  ...["changeReminder", "deleteReminder", "scheduleMessage", "changeScheduledMessage", "deleteScheduledMessage"],
  ...["sendScheduledMessage", "markInboxDone", "snoozeInbox", "unsubscribeInbox", "addPushDevice", "removePushDevice"],
  ...["testPush", "signalTyping", "keepDraft", "keepSidebarSection", "deleteSidebarSection"],
  ...["moveReadPointers"],
  // What is uploaded is nobody's but one's own until it is sent; what it shows is said for who cannot see it.
  ...["createUpload", "describeFile"],
  // Talking: the messages themselves say who and when, edits keep their earlier versions.
  ...["sendMessage", "editMessage", "addReaction", "removeReaction", "pinMessage", "unpinMessage"],
  ...["removePreviews", "openDirect", "forwardMessage", "createPoll", "votePoll", "addPollOption", "closePoll"],
  // Seen by everybody in the channel, and undone by a press.
  ...["createChannel", "updateChannel", "joinChannel", "leaveChannel", "addChannelMembers"],
  ...["addCustomEmoji", "changeCustomEmoji", "addBookmark", "changeBookmark", "moveBookmark", "removeBookmark"],
  ...["createSnippet", "changeSnippet", "deleteSnippet"],
  // Seen by everybody who sees the place, and put back by a press.
  ...["createFolder", "changeFolder", "placeFiles", "tagFile"],
  // Who and when stands among the versions themselves.
  ...["addFileVersion", "restoreFileVersion"],
  // They only read.
  ...["readProfiles", "previewReferences", "countCalled"],
  // The invitation has its line already.
  "resendInvitation",
]);

const writing = features
  .flatMap((feature) => feature.operations ?? [])
  .filter(({ operation }) => operation.method !== "GET");

test("every writing operation leaves a line in the audit trail, or is known not to be worth one", () => {
  const undecided = writing.filter(({ operation, audited }) => !audited && !notWorthIt.has(operation.name));
  expect(undecided.map(({ operation }) => operation.name)).toEqual([]);
});

test("no operation is both, and none of those that are not worth it is gone", () => {
  const known = new Map(writing.map(({ operation, audited }) => [operation.name, audited]));
  expect([...notWorthIt].filter((name) => known.get(name) !== undefined || !known.has(name))).toEqual([]);
});
