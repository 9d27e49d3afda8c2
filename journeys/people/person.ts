import { signUp } from "@atrium/contract/people/accounts.ts";
import { createWorkspace, type Workspace } from "@atrium/contract/workspace/workspaces.ts";
import type { Page } from "@playwright/test";
import { expect } from "../journey.ts";

/** Somebody in a journey; the address is new each time, so that journeys can run beside each other. */
export type Person = { name: string; email: string; password: string };

let count = 0;
export function person(name: string): Person {
  count += 1;
  const unique = `${process.pid}-${Date.now().toString(36)}-${count}`;
  return {
    name,
    email: `${name.split(" ")[0]?.toLowerCase()}-${unique}@example.org`,
    password: "a calm long sentence",
  };
}

/** Registers behind the scenes and leaves the browser signed in; for journeys about something else. */
export async function register(page: Page, who: Person): Promise<void> {
  const answer = await page.request.post(`/api/v1${signUp.path}`, { data: who });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Creates a workspace behind the scenes. */
export async function foundWorkspace(page: Page, name: string): Promise<Workspace> {
  const answer = await page.request.post(`/api/v1${createWorkspace.path}`, { data: { name } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { workspace: Workspace }).workspace;
}

export async function signInAs(page: Page, { email, password }: Pick<Person, "email" | "password">): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
