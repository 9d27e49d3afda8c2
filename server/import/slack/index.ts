/** Importing what an organisation said in Slack, from its own export. */
export { importReport } from "./import-report.ts";
export { type ImportResult, type ImportTarget, importSlack } from "./import-slack.ts";
