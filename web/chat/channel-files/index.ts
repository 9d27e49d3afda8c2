/** A channel as a place of files. */
export { registerChannelFiles } from "./register-channel-files.ts";
