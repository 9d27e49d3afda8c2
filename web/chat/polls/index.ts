/** Questions people answer by choosing, in messages. */
export { registerPolls } from "./register-polls.ts";
