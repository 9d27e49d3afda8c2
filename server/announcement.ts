import type { RunningServer } from "./start-server.ts";

/** What the person who started it wants to know: the address first, then what runs where. */
export function announcement({ platform, databaseVersion }: RunningServer): string {
  const { config } = platform;
  const lines = {
    Data: config.dataFolder,
    Database: `PostgreSQL ${databaseVersion}, ${config.databaseUrl ? "by DATABASE_URL" : "embedded"}`,
    Mail: config.smtpUrl ? "sent by SMTP_URL" : `kept here, to be read at ${config.url}/local-mail`,
    Stop: "Ctrl-C",
  };
  const rows = Object.entries(lines).map(([name, text]) => `  ${name.padEnd(10)}${text}`);
  return [`Atrium is ready at ${config.url}`, "", ...rows, ""].join("\n");
}
