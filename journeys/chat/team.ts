import { randomUUID } from "node:crypto";
import { createChannel, type MyChannel } from "@atrium/contract/chat/channels.ts";
import { type Message, sendMessage } from "@atrium/contract/chat/messages.ts";
import { acceptInvitation, createInviteLink } from "@atrium/contract/workspace/invitations.ts";
import type { Locator, Page } from "@playwright/test";
import { expect } from "../journey.ts";
import { foundWorkspace, type Person, person, register } from "../people/person.ts";

/** Two people in one workspace and one channel, each in a browser of their own. */
export type Team = {
  slug: string;
  workspaceId: string;
  channelId: string;
  mina: Page;
  jonas: Page;
  people: { mina: Person; jonas: Person };
};

type Operation = { method: string; path: string };

/** Calls an operation behind the scenes, with the cookies of somebody's browser. */
export async function call<T>(page: Page, { method, path }: Operation, input: Record<string, unknown>): Promise<T> {
  const rest = { ...input };
  const address = path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = String(rest[key]);
    delete rest[key];
    return encodeURIComponent(value);
  });
  const answer = await page.request.fetch(`/api/v1${address}`, { method, data: rest });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as T;
}

/** Sets up Mina and Jonas in #release; nothing is opened yet. */
export async function team(openBrowser: (name: string) => Promise<Page>): Promise<Team> {
  const people = { mina: person("Mina Kaplan"), jonas: person("Jonas Thiel") };
  const [mina, jonas] = await Promise.all([openBrowser("Mina"), openBrowser("Jonas")]);
  await Promise.all([register(mina, people.mina), register(jonas, people.jonas)]);
  const { id: workspaceId, slug } = await foundWorkspace(mina, "Northwind");
  const { link } = await call<{ link: { url: string } }>(mina, createInviteLink, { workspaceId });
  const token = new URL(link.url).pathname.split("/").at(-1);
  const { memberId } = await call<{ memberId: string }>(jonas, acceptInvitation, { token });
  const made = await call<{ channel: MyChannel }>(mina, createChannel, {
    workspaceId,
    name: "release",
    memberIds: [memberId],
  });
  return { slug, workspaceId, channelId: made.channel.channel.id, mina, jonas, people };
}

/** Opens the channel of a team and waits until it can be written in. */
export async function openChannel(page: Page, { slug, channelId }: Team): Promise<void> {
  await page.goto(`/${slug}/c/${channelId}`);
  await expect(composer(page)).toBeVisible();
}

/** Goes to the channel of a team from elsewhere in the app, which is not loaded again for it. */
export async function goToChannel(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Channels" }).getByRole("link", { name: "release" }).click();
  await expect(composer(page)).toBeVisible();
}

/** Goes to one tab of the workspace's settings by the palette. */
export async function goToSettings(page: Page, tab: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("searchbox", { name: "Find anything" }).fill("workspace set");
  await page.getByRole("menuitem", { name: /Workspace settings/ }).click();
  await page.getByRole("tab", { name: tab, exact: true }).click();
}

export const composer = (page: Page) => page.getByRole("textbox", { name: "Message #release" });
export const messages = (page: Page) => page.getByRole("log", { name: "Messages in release" });
export const message = (page: Page, text: string | RegExp) =>
  messages(page).getByRole("article").filter({ hasText: text });

/** What stands in a field to write in, whatever it is made of. */
export const expectWritten = (field: Locator, text: string) =>
  expect.poll(() => field.evaluate((element) => ("value" in element ? element.value : element.textContent))).toBe(text);

/** Types a message and sends it, as a person would. */
export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

/** Sends messages behind the scenes. */
export async function write(page: Page, { workspaceId, channelId }: Team, ...texts: string[]): Promise<Message[]> {
  const sent: Message[] = [];
  for (const text of texts) {
    const answer = await call<{ message: Message }>(page, sendMessage, {
      workspaceId,
      channelId,
      clientId: randomUUID(),
      text,
    });
    sent.push(answer.message);
  }
  return sent;
}
