/**
 * The zip of an export, read without ever being unpacked. Guarantees: nothing is written anywhere, a name from the
 * archive is only ever compared with names we expect, no file of it is held in memory whole, and none is read beyond
 * the size it may have, whatever its header says.
 */
import { pipeline, type Readable } from "node:stream";
import streamArray from "stream-json/streamers/stream-array.js";
import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from "yauzl";

/** Something about the file that is told to whoever imports it; the rest goes on. */
export type ArchiveProblem = { name: string; reason: string };

/** A file cannot be read as an export at all; the message is one line. */
export class ArchiveError extends Error {
  override name = "ArchiveError";
  readonly exitCode = 2;
}

export type ArchiveLimits = { fileBytes: number; files: number };
const usualLimits: ArchiveLimits = { fileBytes: 200 * 2 ** 20, files: 2_000_000 };

export class SlackArchive {
  readonly problems: ArchiveProblem[] = [];
  /** Paths below the export's folder, in no order. */
  readonly names: readonly string[];
  /** The size of the whole archive, as progress is measured. */
  readonly bytes: number;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  /** What people shared, by Slack's id of the file. */
  readonly #uploads: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: Map<string, Entry>, problems: ArchiveProblem[]) {
    this.#zip = zip;
    this.#entries = entries;
    this.#uploads = new Map(
      [...entries].flatMap(([name, entry]) => {
        const [, id, otherId] = upload.exec(name) ?? [];
        return (id || otherId) && entry.uncompressedSize > 0 ? [[(id ?? otherId) as string, entry] as const] : [];
      }),
    );
    this.problems = problems;
    this.names = [...entries.keys()];
    this.bytes = [...entries.values()].reduce((sum, entry) => sum + entry.compressedSize, 0);
  }

  /** @throws ArchiveError when it is no zip, or not one of an export. */
  static async open(path: string, limits = usualLimits): Promise<SlackArchive> {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false }).catch(
      (error: NodeJS.ErrnoException) => {
        throw new ArchiveError(
          `${path}: ${error.code === "ENOENT" ? "no such file" : `no zip file (${error.message})`}`,
        );
      },
    );
    try {
      const problems: ArchiveProblem[] = [];
      const entries = belowRoot(await readEntries(zip, limits, problems));
      return new SlackArchive(zip, entries, problems);
    } catch (error) {
      zip.close();
      throw error instanceof ArchiveError ? error : new ArchiveError(`${path}: ${(error as Error).message}`);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** How many bytes a shared file has; undefined when the archive does not hold it. */
  sizeOfUpload(slackId: string): number | undefined {
    return this.#uploads.get(slackId)?.uncompressedSize;
  }

  /** A shared file's bytes. @throws when they are not as many as the archive says. */
  async *upload(slackId: string): AsyncGenerator<Buffer> {
    const entry = this.#uploads.get(slackId);
    if (entry) yield* (await this.#zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
  }

  bytesOf(name: string): number {
    return this.#entries.get(name)?.compressedSize ?? 0;
  }

  /** What tells this archive from another with the same names: every file's checksum. */
  *checksums(): Generator<string> {
    for (const [name, entry] of this.#entries) yield `${name} ${entry.crc32} ${entry.uncompressedSize}`;
  }

  /**
   * The elements of the JSON array in a file, one after the other.
   * @throws Error when it is broken at some place; what came before was as it should be.
   */
  async *records(name: string): AsyncGenerator<unknown> {
    const entry = this.#entries.get(name);
    if (!entry) return;
    const source: Readable = await this.#zip.openReadStreamPromise(entry);
    if (entry.uncompressedSize <= smallFile) {
      yield* wholeArray(source);
      return;
    }
    const parsed = pipeline(source, streamArray.withParserAsStream(), () => undefined);
    for await (const { value } of parsed as AsyncIterable<{ value: unknown }>) yield value;
  }

  close(): void {
    this.#zip.close();
  }
}

/** Where tools that fetch the files beside an export put them: `__uploads/ID/NAME`, or `CHANNEL/attachments/ID-NAME`. */
const upload = /^(?:__uploads\/(F\w+)\/[^/]+|[^/]+\/attachments\/(F\w+)-[^/]+)$/;

export const isUpload = (name: string): boolean => upload.test(name);

/** Nearly every day file is this small and parsed in one go, three times as fast; larger ones are never whole here. */
const smallFile = 4 * 2 ** 20;

async function* wholeArray(source: Readable): AsyncGenerator<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk as Buffer);
  // Not `toString`: some tools write a byte order mark first, and JSON knows none.
  const value: unknown = JSON.parse(new TextDecoder().decode(Buffer.concat(chunks)));
  if (!Array.isArray(value)) throw new Error("it is no list");
  yield* value as unknown[];
}

async function readEntries(
  zip: ZipFile,
  limits: ArchiveLimits,
  problems: ArchiveProblem[],
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > limits.files) throw new ArchiveError(`more than ${limits.files} files in the zip`);
  for await (const entry of zip.eachEntry()) {
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    if (name.endsWith("/")) continue;
    const reason = whyNot(name, entry, limits) ?? (entries.has(name) ? "a second file of the same name" : undefined);
    if (reason) problems.push({ name: printable(name), reason });
    else entries.set(name, entry);
  }
  return entries;
}

function whyNot(name: string, entry: Entry, limits: ArchiveLimits): string | undefined {
  if (validateFileName(name) !== null) return "its name leads out of the folder";
  if (/\p{Cc}/u.test(name)) return "its name has control characters";
  if (entry.isEncrypted()) return "it is encrypted";
  if (entry.uncompressedSize <= limits.fileBytes || !name.endsWith(".json")) return undefined;
  return `it is larger than ${Math.round(limits.fileBytes / 2 ** 20)} MB`;
}

const printable = (name: string): string => JSON.stringify(name.slice(0, 200)).slice(1, -1);

const lists = ["channels.json", "groups.json", "dms.json", "mpims.json", "users.json", "org_users.json"];

/** Who zips an export again by hand has one folder around everything. */
function belowRoot(entries: Map<string, Entry>): Map<string, Entry> {
  const isList = (name: string) => lists.includes(name);
  if ([...entries.keys()].some(isList)) return entries;
  const folder = [...entries.keys()]
    .map((name) => /^([^/]+\/)([^/]+)$/.exec(name))
    .find((match) => match && isList(match[2] as string))?.[1];
  if (!folder) throw new ArchiveError("no Slack export: it has no users.json and no channels.json");
  const inside = [...entries].filter(([name]) => name.startsWith(folder));
  return new Map(inside.map(([name, entry]) => [name.slice(folder.length), entry]));
}
