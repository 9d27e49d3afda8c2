import { readdirSync } from "node:fs";

/** What a benchmark answers: figures by name; times in the unit their name ends with. */
export type Figures = Record<string, number | string>;
export type Benchmark = { run(options: { say: (line: string) => void; args: string[] }): Promise<Figures> };

/** `npm run bench -- NAME [--json]`: progress as it goes; with `--json` the last line is one object. */
const [name, ...rest] = process.argv.slice(2);
const json = rest.includes("--json");
const args = rest.filter((argument) => argument !== "--json");
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && file !== "bench-command.ts")
  .map((file) => file.slice(0, -".ts".length))
  .sort();

if (!name || !names.includes(name)) {
  console.error(`usage: npm run bench -- NAME [--json], with NAME one of ${names.join(", ")}`);
  process.exit(2);
}
const benchmark = (await import(new URL(`./${name}.ts`, import.meta.url).href)) as Benchmark;
// With --json the object has standard output to itself.
const say = (line: string) => (json ? console.error(line) : console.log(line));
const figures = await benchmark.run({ say, args });
if (json) console.log(JSON.stringify(figures));
else for (const [key, value] of Object.entries(figures)) console.log(`${key.padEnd(24)} ${value}`);
process.exit(0);
