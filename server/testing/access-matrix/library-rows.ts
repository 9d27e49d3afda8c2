import { newId } from "#platform/operations/new-id.ts";
import {
  archivedCell,
  type Cells,
  gone,
  inEach,
  members,
  no,
  none,
  type Place,
  places,
  type Row,
  reads,
  row,
} from "./rows.ts";
import type { World } from "./world.ts";

/** Putting a place in order: who is in it, but no guests. */
const organises: Cells[] = [
  [none, "ok", "ok", "ok"],
  [none, "ok", none, "ok"],
  archivedCell,
  [no, "ok", none, "ok"],
  [none, "ok", none, "ok"],
];
/** What is asked of a file, not of its place: an archived place is put in order by gone. */
const tags: Cells[] = organises.map((cells, index) => (index === 2 ? [none, no, no, no] : cells));

/** The member uploaded them; who manages the workspace changes what they see. */
const changes: Cells[] = [
  [none, "ok", "ok", "ok"],
  [none, "ok", none, "ok"],
  [none, "ok", "ok", "ok"],
  [no, "ok", none, "ok"],
  [none, "ok", none, "ok"],
];
const presentIsKept = (cells: Cells): Cells => cells.map((cell) => (cell === "ok" ? "present_version" : cell)) as Cells;

/** Who sees it, but no guests; whatever the state of its place. */
const shares: Cells[] = reads.map(([, ...cells], index) => [index === 3 ? no : none, ...cells]);
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

const fileIn = (place: Place) => (world: World) => ({ fileId: world.files[place] });
const folderIn = (place: Place) => (world: World) => ({ folderId: world.folders[place] });
const inPlaces = (operation: string, ids: (place: Place) => Row["input"], extra: object, cells: Cells[]): Row[] =>
  places.map((place, index) =>
    row(operation, `in ${place}`, (world) => ({ ...ids(place)(world), ...extra }), cells[index] ?? gone),
  );
const own = (world: World) => ({ folderId: world.folders.workspace });
const hiddenFromGuests: Cells = [none, "ok", "ok", "ok"];
const everyones: Cells = ["ok", "ok", "ok", "ok"];

export const libraryRows: Row[] = [
  ...inEach("listFolders", () => ({}), reads),
  row("listFolders", "the workspace", () => ({}), members),
  ...inEach("createFolder", () => ({ clientId: newId(), name: newId() }), organises),
  row("createFolder", "the workspace", () => ({ clientId: newId(), channelId: null, name: newId() }), members),
  ...inPlaces("changeFolder", folderIn, { name: "Other" }, organises),
  row("changeFolder", "the workspace", (w) => ({ ...own(w), name: "Other" }), hiddenFromGuests),
  ...inPlaces("deleteFolder", folderIn, {}, organises),
  row("deleteFolder", "the workspace", own, hiddenFromGuests),
  row("listFiles", "everywhere", () => ({}), everyones),
  ...inEach("listFiles", () => ({}), reads),
  ...inPlaces("listFiles", folderIn, {}, reads),
  row("listFiles", "a folder of the workspace", own, hiddenFromGuests),
  ...inPlaces("readLibraryFile", fileIn, {}, reads),
  row("readLibraryFile", "the member's, not sent", (w) => ({ fileId: w.files.unsent }), gone),
  ...inEach(
    "placeFiles",
    (world, place) => ({ fileIds: [world.files[place]], folderId: world.folders[place] }),
    organises,
  ),
  row(
    "placeFiles",
    "a file of the closed channel into the workspace",
    (w) => ({ fileIds: [w.files.closed], channelId: null, folderId: null }),
    [no, "ok", none, "ok"],
  ),
  row(
    "placeFiles",
    "a folder of a closed channel through the open one",
    (w) => ({ fileIds: [w.files.open], channelId: w.open, folderId: w.folders.closed }),
    gone,
  ),
  ...inEach("unplaceFile", (world, place) => ({ fileId: world.files[place] }), organises),
  ...inPlaces("tagFile", fileIn, { add: ["draft"] }, tags),
  ...inPlaces("listFileVersions", fileIn, {}, reads),
  ...places.map((place, index) =>
    row(
      "addFileVersion",
      `in ${place}`,
      (world) => ({ fileId: world.files[place], uploadId: world.files.unsent }),
      // The upload is the member's own: others who may change the file find none.
      (changes[index] ?? gone).map((cell, who) => (cell === "ok" && who !== 1 ? none : cell)) as Cells,
    ),
  ),
  ...inPlaces("restoreFileVersion", fileIn, { version: 1 }, changes),
  ...inPlaces("removeFileVersion", fileIn, { version: 1 }, changes.map(presentIsKept)),
  ...inPlaces("createShareLink", fileIn, { clientId: newId(), expiresAt: tomorrow() }, shares),
  ...inPlaces("listShareLinks", fileIn, {}, reads),
  row("revokeShareLink", "the member's", (w) => ({ fileId: w.files.open, linkId: w.shareLink }), [
    none,
    "ok",
    "ok",
    "ok",
  ]),
  row("searchFiles", "everywhere", () => ({ query: "note" }), everyones),
  row("suggestTags", "workspace", () => ({ typed: "d" }), everyones),
];
