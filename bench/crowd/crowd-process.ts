import { setTimeout as sleep } from "node:timers/promises";
import { CrowdMember, type Heard, type Ledger, sharedNow } from "./crowd-member.ts";

/** What the parent asks of a process full of connected people, and what is answered. */
export type Errand =
  | { open: { host: string; port: number; path: string; people: CrowdPerson[]; atOnce: number } }
  | { send: { startAt: number; plan: Planned[] } }
  | { report: true };
export type CrowdPerson = { token: string; workspaceId: string; after: number; source?: string };
/** A call of a person's at a time after the start, in ms. */
export type Planned = { person: number; after: number; operation: string; input: Record<string, unknown> };
export type Report = {
  heard: [clientId: string, heard: Heard][];
  sent: [clientId: string, at: number][];
  duplicated: number;
  disordered: number;
  refused: number;
};

const members: CrowdMember[] = [];
const ledger: Ledger = { heard: new Map(), duplicated: 0, disordered: 0, refused: 0 };
const sent: [string, number][] = [];

process.on("message", (errand: Errand) => void perform(errand).then((answer) => process.send?.(answer)));
process.on("disconnect", () => process.exit(0));

async function perform(errand: Errand): Promise<object> {
  if ("open" in errand) return { opened: await openAll(errand.open) };
  if ("send" in errand) return { sent: await sendAll(errand.send) };
  const { heard, ...counts } = ledger;
  return { heard: [...heard], sent, ...counts } satisfies Report;
}

/** Connects everybody, `atOnce` at a time. */
async function openAll({ host, port, path, people, atOnce }: Extract<Errand, { open: object }>["open"]) {
  for (let at = 0; at < people.length; at += atOnce)
    await Promise.all(people.slice(at, at + atOnce).map((person) => openOne({ host, port, path }, person)));
  return members.length;
}

function openOne(place: { host: string; port: number; path: string }, person: CrowdPerson): Promise<void> {
  const { token, workspaceId, after, source } = person;
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const lost = (reason: string) => {
    console.error(`a client was lost: ${reason}`);
    process.exit(1);
  };
  return new Promise((opened) => {
    members.push(
      new CrowdMember({ ...place, headers, ...(source && { source }) }, ledger, { workspaceId, after, opened, lost }),
    );
  });
}

async function sendAll({ startAt, plan }: Extract<Errand, { send: object }>["send"]): Promise<number> {
  for (const [id, { person, after, operation, input }] of plan.entries()) {
    const wait = startAt + after - sharedNow();
    if (wait > 0) await sleep(wait);
    sent.push([input["clientId"] as string, sharedNow()]);
    members[person]?.send({ type: "call", id, operation, input });
  }
  return plan.length;
}
