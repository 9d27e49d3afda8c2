import { expect, test } from "vitest";
import { writeZip } from "../../testing/write-zip.ts";
import { readOffice } from "./read-office.ts";

const words = async (entries: Record<string, string>) =>
  (await readOffice(writeZip(Object.entries(entries).map(([name, data]) => ({ name, data }))))).text;

test("a document's paragraphs are lines, and its notes come after it", async () => {
  const text = await words({
    "word/document.xml":
      "<w:document><w:p><w:r><w:t>One &amp; two</w:t><w:tab/><w:t>three</w:t></w:r></w:p><w:p><w:r><w:t>four</w:t></w:r></w:p></w:document>",
    "word/footnotes.xml": "<w:footnotes><w:p><w:r><w:t>a note</w:t></w:r></w:p></w:footnotes>",
    "word/styles.xml": "<w:styles><w:t>not a word of it</w:t></w:styles>",
  });
  expect(text).toBe("One & two\tthree\nfour\n\na note");
});

test("a workbook's rows are lines, with the words that stand beside its sheets", async () => {
  const text = await words({
    "xl/workbook.xml": "<workbook/>",
    "xl/sharedStrings.xml": "<sst><si><t>Name</t></si><si><r><t>Mi</t></r><r><t>na</t></r></si></sst>",
    "xl/worksheets/sheet10.xml": "<worksheet><row><c><v>last</v></c></row></worksheet>",
    "xl/worksheets/sheet2.xml":
      '<worksheet><row><c t="s"><v>0</v></c><c><v>42</v></c></row><row><c t="s"><v>1</v></c><c t="inlineStr"><is><t>here</t></is></c></row></worksheet>',
  });
  expect(text).toBe("Name\t42\t\nMina\there\t\n\nlast");
});

test("slides come in their order, and OpenDocument is read as well", async () => {
  const slide = (text: string) => `<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
  const slides = {
    "ppt/presentation.xml": "<p/>",
    "ppt/slides/slide10.xml": slide("ten"),
    "ppt/slides/slide9.xml": slide("nine"),
  };
  expect(await words(slides)).toBe("nine\n\nten");
  const content =
    "<office:document><text:h>Title</text:h><text:p>one<text:s/><text:span>two</text:span><text:line-break/>three</text:p></office:document>";
  expect(await words({ "content.xml": content })).toBe("Title\none two\nthree");
});

test("what would unpack to more than a document has is read so far and no further", async () => {
  const bomb = writeZip([
    { name: "word/document.xml", data: `<w:t>begins${"a".repeat(80 * 1024 * 1024)}</w:t>` },
    { name: "word/footnotes.xml", data: `<w:t>${"b".repeat(8 * 1024 * 1024)}</w:t>` },
  ]);
  expect(bomb.length).toBeLessThan(200_000);
  const { text = "" } = await readOffice(bomb);
  expect(text.startsWith("beginsaaa")).toBe(true);
  expect(text.length).toBe(1_000_000);
});

test("a size that is not true, an entity that multiplies itself, and what is no zip are refused", async () => {
  await expect(
    readOffice(writeZip([{ name: "content.xml", data: "<text:p>x</text:p>", claimedSize: 3 }])),
  ).rejects.toThrow(/bytes/);
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><office><text:p>&b;</text:p></office>`;
  expect((await words({ "content.xml": laughs }))?.length).toBeLessThan(20);
  await expect(readOffice(Buffer.from("PK\u0003\u0004 nothing"))).rejects.toThrow(/central directory/i);
});

test("names in an archive lead nowhere: they are only ever compared", async () => {
  await expect(readOffice(writeZip([{ name: "../../content.xml", data: "<text:p>x</text:p>" }]))).rejects.toThrow(
    "invalid relative path",
  );
});
