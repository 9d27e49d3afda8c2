import { randomUUID } from "node:crypto";
import { createUpload, type Upload } from "@atrium/contract/files/uploads.ts";
import type { Page } from "@playwright/test";
import { hostileFiles, owned } from "../../server/testing/hostile-files.ts";
import { call } from "../chat/team.ts";
import { expect, test } from "../journey.ts";
import { foundWorkspace, person, register } from "../people/person.ts";

async function upload(page: Page, workspaceId: string, name: string, bytes: Buffer): Promise<string> {
  const input = { workspaceId, clientId: randomUUID(), name, size: bytes.length };
  const { upload: announced } = await call<{ upload: Upload }>(page, createUpload, input);
  const sent = await page.request.fetch(announced.url, {
    method: "PATCH",
    headers: { "tus-resumable": "1.0.0", "content-type": "application/offset+octet-stream", "upload-offset": "0" },
    data: bytes,
  });
  expect(sent.status(), await sent.text()).toBe(204);
  return `/api/v1/workspaces/${workspaceId}/files/${announced.id}/content`;
}

/** Asks for an address as every element of a page asks that could run what comes. */
const embed = (page: Page, address: string) =>
  page.evaluate(async (source) => {
    const policy = (
      window as never as {
        trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
      }
    ).trustedTypes?.createPolicy(`trial-${source}`, {
      createScriptURL: (url: string) => url,
    });
    const elements = ["script", "iframe", "img", "video"].map((name) => {
      const element = document.createElement(name) as HTMLImageElement;
      element.src = name === "script" && policy ? policy.createScriptURL(source) : source;
      document.body.append(element);
      return element;
    });
    const settled = elements.map(
      (element) =>
        new Promise<void>((done) => {
          for (const event of ["load", "error", "loadedmetadata"]) element.addEventListener(event, () => done());
        }),
    );
    // A frame whose content is saved instead tells nobody.
    await Promise.race([Promise.all(settled), new Promise((done) => setTimeout(done, 500))]);
    for (const element of elements) element.remove();
  }, address);

test("no hostile file runs, at its own address or within a page", async ({ openBrowser }) => {
  const mina = await openBrowser("Mina");
  await register(mina, person("Mina Kaplan"));
  const { id: workspaceId, slug } = await foundWorkspace(mina, "Northwind");
  // Pages of their own: what the policies refuse is told in the console, and is meant to be.
  const [visitor, host] = [await mina.context().newPage(), await mina.context().newPage()];
  await host.goto(`/${slug}/people`);
  await expect(host.getByRole("list", { name: "People" })).toBeVisible();
  const title = await host.title();
  for (const page of [visitor, host]) page.on("dialog", () => expect("a dialog").toBe("none"));
  for (const { what, name, bytes } of hostileFiles) {
    const address = await upload(mina, workspaceId, name, bytes);
    // What is saved instead of shown ends the visit.
    await visitor.goto(address).catch(() => undefined);
    expect(await visitor.title(), what).not.toBe(owned);
    await embed(host, address);
    expect(await host.title(), what).toBe(title);
  }
  expect(hostileFiles.length).toBeGreaterThanOrEqual(17);
});
