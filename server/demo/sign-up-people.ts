import { setTimeout as sleep } from "node:timers/promises";
import { signUp, verifyEmail } from "@atrium/contract/people/accounts.ts";
import { listLocalMail } from "@atrium/contract/people/mailbox.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { DemoPerson } from "./demo-person.ts";
import { owner, type PersonKey, people } from "./northwind/people.ts";

/** Everybody's; it is printed at each start. */
export const demoPassword = "northwind-demo";
export const addressOf = (key: PersonKey): string => `${key}@northwind.example`;

export type Cast = Record<PersonKey, DemoPerson>;

/** Everybody registered and their addresses confirmed, by the mails that came. The owner first: they run the instance. */
export async function signUpPeople(platform: Platform, at: Date): Promise<Cast> {
  const cast = {} as Cast;
  const keys = Object.keys(people) as PersonKey[];
  for (const [index, key] of keys.entries()) cast[key] = new DemoPerson(platform, key, index);
  await register(cast[owner], owner, at);
  await Promise.all(keys.filter((key) => key !== owner).map((key) => register(cast[key], key, at)));
  await confirmAddresses(cast);
  return cast;
}

async function register(person: DemoPerson, key: PersonKey, at: Date): Promise<void> {
  const { name } = people[key];
  const { account } = await person.call(signUp, { email: addressOf(key), password: demoPassword, name }, at);
  person.identity = { accountId: account.id, sessionId: newId(), operator: account.operator };
}

/** The mails are written by jobs, a moment later. */
async function confirmAddresses(cast: Cast): Promise<void> {
  const waiting = new Map(Object.entries(cast).map(([key, person]) => [addressOf(key as PersonKey), person]));
  for (const until = Date.now() + 15_000; waiting.size > 0 && Date.now() < until; await sleep(50)) {
    const { items } = await cast[owner].call(listLocalMail, { limit: 100 });
    for (const { to, text } of items) {
      const token = /[?&]token=([\w-]+)/.exec(text)?.[1];
      if (token) await waiting.get(to)?.call(verifyEmail, { token });
      waiting.delete(to);
    }
  }
}
