import { all, type Cells, managers, members, no, none, type Row, row } from "./rows.ts";
import type { World } from "./world.ts";

const crew = { handle: "crew", name: "Crew" };

/** The group, and one of elsewhere by its id: nobody's here, whatever their role. */
const ofGroup = (operation: string, extra: (world: World) => object, cells: Cells): Row[] => [
  row(operation, "a group", (w) => ({ groupId: w.group, ...extra(w) }), cells),
  row(
    operation,
    "a group of elsewhere",
    (w) => ({ groupId: w.elsewhereGroup, ...extra(w) }),
    cells.map((cell) => (cell === "ok" ? none : cell)) as Cells,
  ),
];

/** How people can be reached, and groups of them. */
export const peopleRows: Row[] = [
  row("readWorkspaceSettings", "workspace", () => ({}), all),
  row("changeWorkspaceSettings", "workspace", () => ({ readReceipts: false }), managers),
  row("changeAvailability", "oneself", (w) => ({ invisible: true, letsThrough: [w.owner.memberId] }), all),
  row("changeAvailability", "for somebody of elsewhere", (w) => ({ letsThrough: [w.outsider.memberId] }), [
    "unknown_person",
    "unknown_person",
    "unknown_person",
    "unknown_person",
  ]),
  row("listGroups", "workspace", () => ({}), members),
  row("createGroup", "workspace", (w) => ({ handle: "crew", name: "Crew", memberIds: [w.guest.memberId] }), managers),
  row("createGroup", "with somebody of elsewhere", (w) => ({ ...crew, memberIds: [w.outsider.memberId] }), [
    no,
    no,
    "unknown_person",
    "unknown_person",
  ]),
  ...ofGroup("updateGroup", () => ({ name: "Sailors" }), managers),
  ...ofGroup("deleteGroup", () => ({}), managers),
  ...ofGroup("changeGroupMembers", (w) => ({ add: [w.guest.memberId], remove: [w.member.memberId] }), managers),
  ...ofGroup("listGroupMembers", () => ({}), members),
];
