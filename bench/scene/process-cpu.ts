import { readdirSync, readFileSync } from "node:fs";

/** PostgreSQL's CPU so far in seconds, its ended backends included; NaN where the system does not tell (no Linux). */
export function postgresCpu(pid: number): number {
  try {
    const own = fieldsOf(pid);
    // utime, stime, and those of children that ended (proc(5)).
    let ticks = sum(own.slice(11, 15));
    for (const entry of readdirSync("/proc")) {
      if (!/^\d+$/.test(entry)) continue;
      const fields = tryFieldsOf(Number(entry));
      if (fields && Number(fields[1]) === pid) ticks += sum(fields.slice(11, 13));
    }
    return ticks / 100;
  } catch {
    return Number.NaN;
  }
}

/** The fields after the command's name, which may hold spaces: state, parent, ... */
function fieldsOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

function tryFieldsOf(pid: number): string[] | undefined {
  try {
    return fieldsOf(pid);
  } catch {
    return undefined;
  }
}

const sum = (values: string[]): number => values.reduce((total, value) => total + Number(value), 0);
