/** Cards below messages for the messages and channels of this workspace they link to. */
export { registerLinked } from "./register-linked.ts";
