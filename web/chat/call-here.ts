export { attempt, callHere } from "#platform/realtime/call-here.ts";
