import { openCommandDatabase } from "./command-database.ts";
import { readConfig } from "./platform/config/config.ts";
import { openDatabase } from "./platform/database/database.ts";
import { rotateKeys } from "./platform/storage/rotate-keys.ts";

/** `npm run rotate-key`: beside running servers, or with a database started for it. May be stopped and run again. */
try {
  const config = readConfig(process.env);
  const opened = await openCommandDatabase(config);
  const database = openDatabase({ url: opened.url, connections: 2 });
  try {
    await rotateKeys(config, database, (line) => console.log(line));
  } finally {
    await database.close();
    await opened.close();
  }
} catch (error) {
  const { message, exitCode } = error as Error & { exitCode?: number };
  console.error(`The master key was not rotated: ${message.split("\n")[0]}`);
  process.exitCode = exitCode ?? 1;
}
