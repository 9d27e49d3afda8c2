import { type PersonKey, people } from "./northwind/people.ts";
import { addressOf, demoPassword } from "./sign-up-people.ts";

const shown: [PersonKey, string][] = [
  ["yara", "owner; unread messages wait for her"],
  ["mina", "administrator"],
  ["jonas", "member"],
  ["iris", "guest"],
];

/** As whom one may sign in, for the terminal. */
export function demoAccounts(): string {
  const rows = shown.map(([key, what]) => `  ${addressOf(key).padEnd(28)}${people[key].name}, ${what}`);
  const others = Object.keys(people).length - shown.length;
  return [`Sign in with the password ${demoPassword} as`, "", ...rows, `  and ${others} others`, ""].join("\n");
}
