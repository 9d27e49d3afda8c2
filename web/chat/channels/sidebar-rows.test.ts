import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import type { SidebarSection } from "@atrium/contract/chat/sidebar.ts";
import { expect, test } from "vitest";
import { sidebarRows } from "./sidebar-rows.ts";

const entry = (id: string, about: Partial<MyChannel> = {}, kind: "channel" | "direct" = "channel"): MyChannel => ({
  channel: {
    id,
    kind,
    visibility: "public",
    name: id,
    topic: "",
    purpose: "",
    createdBy: null,
    createdAt: "2026-11-20T09:00:00.000Z",
    archivedAt: null,
    memberCount: 2,
    people: [],
  },
  lastSeq: 0,
  lastMessageAt: null,
  readSeq: 0,
  mentions: 0,
  favourite: false,
  muted: false,
  notificationLevel: null,
  sectionId: null,
  place: null,
  ...about,
});
const section = (id: string, place: string, about: Partial<SidebarSection> = {}): SidebarSection =>
  ({ id, name: "", place, sort: "name", folded: false, muted: false, ...about }) as SidebarSection;
const usual = [
  section("favourites", "F", { sort: "manual" }),
  section("channels", "U"),
  section("direct", "d", { sort: "recent" }),
];
const rows = (entries: MyChannel[], about: Partial<Parameters<typeof sidebarRows>[1]> = {}) =>
  sidebarRows(new Map(entries.map((one) => [one.channel.id, one])), {
    sections: usual,
    open: undefined,
    titleOf: ({ name }) => name,
    ...about,
  }).map((row) => (row.kind === "heading" ? `[${row.section.id}]` : row.entry.channel.id));

test("favourites first, channels by name, messages by time", () => {
  const list = [
    entry("b"),
    entry("a10"),
    entry("a9"),
    entry("f", { favourite: true }),
    entry("old", { lastMessageAt: "2026-11-19T09:00:00.000Z" }, "direct"),
    entry("new", { lastMessageAt: "2026-11-20T10:00:00.000Z" }, "direct"),
  ];
  expect(rows(list)).toEqual(["[favourites]", "f", "[channels]", "a9", "a10", "b", "[direct]", "new", "old"]);
});

test("the order of each section does not depend on the others", () => {
  const direct = ["2026-11-20T10:00:00.000Z", "2026-11-18T10:00:00.000Z", "2026-11-19T10:00:00.000Z"];
  const list = ["m", "b", "z", "a", "k", "c", "y"].flatMap((name, at) => {
    const lastMessageAt = direct[at];
    return lastMessageAt ? [entry(name), entry(`d${at}`, { lastMessageAt }, "direct")] : [entry(name)];
  });
  expect(rows(list)).toEqual(["[channels]", "a", "b", "c", "k", "m", "y", "z", "[direct]", "d0", "d2", "d1"]);
});

test("a folded section keeps what is unread and what is open", () => {
  const list = [
    entry("quiet"),
    entry("unread", { lastSeq: 3 }),
    entry("open"),
    entry("muted", { lastSeq: 3, muted: true }),
  ];
  expect(
    rows(list, { sections: usual.map((one) => ({ ...one, folded: one.id === "channels" })), open: "open" }),
  ).toEqual(["[channels]", "open", "unread", "[direct]"]);
});

test("an archived channel shows only while it is open", () => {
  const archived = entry("past");
  archived.channel.archivedAt = "2026-11-20T09:00:00.000Z";
  expect(rows([archived])).toEqual(["[channels]", "[direct]"]);
  expect(rows([archived], { open: "past" })).toEqual(["[channels]", "past", "[direct]"]);
});

test("a section of one's own holds what was put into it, in the order chosen for it", () => {
  const own = section("own", "K", { sort: "manual" });
  const [first, ...others] = usual;
  const list = [
    entry("a", { sectionId: "own", place: "m" }),
    entry("b", { sectionId: "own", place: "c" }),
    entry("c", { sectionId: "own" }),
    entry("d", { sectionId: "gone" }),
    entry("f", { sectionId: "own", favourite: true }),
  ];
  const sections = [first as SidebarSection, own, ...others];
  expect(rows(list, { sections })).toEqual([
    "[favourites]",
    "f",
    "[own]",
    "b",
    "a",
    "c",
    "[channels]",
    "d",
    "[direct]",
  ]);
});

test("only what is unread, and the open channel, when that is wished", () => {
  const list = [entry("quiet"), entry("unread", { lastSeq: 3 }), entry("open")];
  expect(rows(list, { unreadOnly: true, open: "open" })).toEqual(["[channels]", "open", "unread"]);
});
