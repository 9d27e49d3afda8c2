import { chat } from "./chat/index.ts";
import { receipts } from "./chat/receipts/index.ts";
import { files } from "./files/index.ts";
import { inbox } from "./inbox/index.ts";
import { availability } from "./people/availability/index.ts";
import { people } from "./people/index.ts";
import type { Feature } from "./platform/router/page.ts";
import { search } from "./search/index.ts";
import { groups } from "./workspace/groups/index.ts";
import { workspace } from "./workspace/index.ts";

/** The table of contents: every feature of the web app, in tier order. */
export const features: readonly Feature[] = [
  people,
  availability,
  workspace,
  groups,
  files,
  chat,
  receipts,
  inbox,
  search,
];
