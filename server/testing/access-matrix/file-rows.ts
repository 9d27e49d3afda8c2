import { newId } from "#platform/operations/new-id.ts";
import { all, type Cells, gone, no, none, type Place, places, type Row, reads, row } from "./rows.ts";
import type { World } from "./world.ts";

/** One row for the file sent in each channel, which the address does not name. */
const inEachPlace = (operation: string, cells: Cells[], extra = {}): Row[] =>
  places.map((place, index) => row(operation, `a file in ${place}`, fileIn(place, extra), cells[index] ?? gone));
const fileIn = (place: Place, extra: object) => (world: World) => ({ fileId: world.files[place], ...extra });
const unsent = (world: World) => ({ fileId: world.files.unsent });
const onlyUploader: Cells = [none, "ok", none, none];
const sending = () => ({ clientId: newId(), text: "look" });

/** The member uploaded all of them; who manages the workspace removes what they see. */
const removes: Cells[] = [
  [none, "ok", "ok", "ok"],
  [none, "ok", none, "ok"],
  [none, "ok", "ok", "ok"],
  [no, "ok", none, "ok"],
  [none, "ok", none, "ok"],
  // Who uploaded it may, also where they do not see it any more.
  [none, "ok", none, none],
];

/** The uploader alone says what is to be seen. */
const describes: Cells[] = [
  [none, "ok", no, no],
  [none, "ok", none, no],
  [none, "ok", no, no],
  [no, "ok", none, no],
  [none, "ok", none, no],
  [none, "ok", none, none],
];

export const fileRows: Row[] = [
  row("createUpload", "workspace", () => ({ clientId: newId(), name: "plan.pdf", size: 5 }), all),
  ...inEachPlace("readFile", reads),
  row("readFile", "the member's, not sent", unsent, onlyUploader),
  ...inEachPlace("readFileText", reads),
  row("readFileText", "the member's, not sent", unsent, onlyUploader),
  ...inEachPlace("describeFile", describes, { alt: "a plan" }),
  row("describeFile", "the member's, not sent", (world) => ({ ...unsent(world), alt: "a plan" }), onlyUploader),
  ...inEachPlace("removeFile", removes),
  row("removeFile", "the member's, not sent", unsent, onlyUploader),
  row(
    "sendMessage",
    "a file of the member's",
    (world) => ({ channelId: world.open, ...sending(), files: [world.files.unsent] }),
    onlyUploader,
  ),
];
