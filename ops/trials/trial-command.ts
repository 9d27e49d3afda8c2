import { readdirSync } from "node:fs";

/** A trial with programs that need not be there: shows what it found; answers false when it could not be made. */
export type Trial = { run(say: (line: string) => void): Promise<boolean> };

/** `npm run trial -- NAME`: what the tests cannot assume, tried with the real thing. Ends with 1 when it went wrong. */
const [name] = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith("-trial.ts"))
  .map((file) => file.slice(0, -"-trial.ts".length))
  .sort();
if (!name || !names.includes(name)) {
  console.error(`usage: npm run trial -- NAME, with NAME one of ${names.join(", ")}`);
  process.exit(2);
}
const trial = (await import(new URL(`./${name}-trial.ts`, import.meta.url).href)) as Trial;
const made = await trial.run((line) => console.log(line));
console.log(made ? `${name}: passed` : `${name}: not tried, see above`);
process.exit(0);
