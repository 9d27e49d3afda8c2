import { newId } from "#platform/operations/new-id.ts";
import {
  acts,
  all,
  type Cells,
  gone,
  inEach,
  message,
  no,
  none,
  own,
  ownOrModerated,
  places,
  type Row,
  reads,
  row,
  twoIds,
} from "./rows.ts";
import type { World } from "./world.ts";

/** What a role allows besides being inside. */
const bookmarking: Cells[] = acts.map((cells, index) => (index === 3 ? [no, "ok", none, "ok"] : cells));
const forwardingTo = (channelId: string) => ({ clientId: newId(), channelIds: [channelId] });

const nobody: Cells = [none, none, none, none];
const throughOpen = (more: object) => (w: World) => ({ channelId: w.open, messageId: w.polls.closed, ...more });

/** Keeping and sharing what was said: pins, what is saved, bookmarks, forwards, polls. */
export const keepingRows: Row[] = [
  ...inEach("pinMessage", message, acts),
  ...inEach("unpinMessage", message, acts),
  ...inEach("listPins", () => ({}), reads),
  ...inEach("saveMessage", message, reads),
  ...inEach("forwardMessage", (w, place) => ({ ...message(w, place), ...forwardingTo(w[place]) }), acts),
  ...places.map((place, index) =>
    row(
      "forwardMessage",
      `from the open channel to ${place}`,
      (w) => ({ channelId: w.open, messageId: w.said.open, ...forwardingTo(w[place]) }),
      [none, ...(acts[index] ?? gone).slice(1)] as Cells,
    ),
  ),
  row(
    "forwardMessage",
    "a message of a closed channel through the open one",
    (w) => ({ channelId: w.open, messageId: w.said.closed, ...forwardingTo(w.open) }),
    [none, none, none, none],
  ),
  row(
    "forwardMessage",
    "to a channel of another workspace",
    (w) => ({ channelId: w.open, messageId: w.said.open, ...forwardingTo(w.elsewhereChannel) }),
    [none, none, none, none],
  ),
  ...inEach("readShelf", () => ({}), reads),
  ...inEach("addBookmark", () => ({ clientId: newId(), title: "Plan", url: "https://example.org" }), bookmarking),
  ...inEach("changeBookmark", (w, place) => ({ bookmarkId: w.bookmarks[place], title: "Plans" }), bookmarking),
  ...inEach("moveBookmark", (w, place) => ({ bookmarkId: w.bookmarks[place], before: null }), bookmarking),
  ...inEach("removeBookmark", (w, place) => ({ bookmarkId: w.bookmarks[place] }), bookmarking),
  row(
    "changeBookmark",
    "one of a closed channel through the open one",
    (w) => ({ channelId: w.open, bookmarkId: w.bookmarks.closed, title: "mine now" }),
    [none, none, none, none],
  ),
  row(
    "moveBookmark",
    "one of a closed channel through the open one",
    (w) => ({ channelId: w.open, bookmarkId: w.bookmarks.closed, before: null }),
    [none, none, none, none],
  ),
  row("changeSaved", "what somebody else saved", (w) => ({ messageId: w.said.root, state: "done" }), [
    none,
    "ok",
    none,
    none,
  ]),
  row("unsaveMessage", "a message of another workspace", (w) => ({ messageId: w.said.elsewhere }), all),
  row("listSaved", "one's own", () => ({}), all),
  row("listSavedIds", "one's own", () => ({}), all),
  ...inEach("createPoll", () => ({ clientId: newId(), question: "When?", options: ["Today", "Tomorrow"] }), acts),
  ...inEach("votePoll", (w, place) => ({ messageId: w.polls[place], options: [1] }), acts),
  ...inEach("addPollOption", (w, place) => ({ messageId: w.polls[place], text: "Never" }), own),
  ...inEach("closePoll", (w, place) => ({ messageId: w.polls[place] }), ownOrModerated),
  ...inEach("listVoters", (w, place) => ({ messageId: w.polls[place], option: 1 }), reads),
  row("votePoll", "a poll of a closed channel through the open one", throughOpen({ options: [1] }), nobody),
  row("addPollOption", "a poll of a closed channel through the open one", throughOpen({ text: "mine" }), nobody),
  row("closePoll", "a poll of a closed channel through the open one", throughOpen({}), nobody),
  row("listVoters", "a poll of a closed channel through the open one", throughOpen({ option: 1 }), nobody),
  row(
    "votePoll",
    "a message that asks nothing",
    (w) => ({ channelId: w.open, messageId: w.said.open, options: [1] }),
    nobody,
  ),
  ...twoIds([
    ["pinMessage", {}],
    ["unpinMessage", {}],
    ["saveMessage", {}],
  ]),
];
