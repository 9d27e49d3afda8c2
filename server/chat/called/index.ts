import { feature } from "#platform/operations/feature.ts";
import { countCalled } from "./count-called.ts";

/** How many a text would call: asked before it is sent. */
export const called = feature({ name: "chat/called", operations: [countCalled] });
