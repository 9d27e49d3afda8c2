import { readConfig } from "./platform/config/config.ts";
import { startServer } from "./start-server.ts";

/** Settings, server, drain on a signal; nothing else. */
try {
  const config = readConfig(process.env);
  const server = await startServer(config, (reason) => end(`the database ended: ${reason}`));
  console.log(`Atrium is ready at ${config.url}`);
  console.log(
    server.embeddedDatabase
      ? `PostgreSQL is embedded; everything is kept in ${config.dataFolder}`
      : "PostgreSQL as set by DATABASE_URL",
  );
  if (!config.smtpUrl) console.log(`No SMTP_URL: mail is kept here, its reader is ${config.url}/local-mail`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => void server.stop().then(() => process.exit(0)));
} catch (error) {
  end((error as Error).message, (error as { exitCode?: number }).exitCode);
}

function end(message: string, exitCode = 1): never {
  console.error(`Atrium cannot run: ${message.split("\n")[0]}`);
  process.exit(exitCode);
}
