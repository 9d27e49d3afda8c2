import { crc32, deflateRawSync } from "node:zlib";

/** An entry as a careless or hostile archive may hold it: any name, and a size that need not be true. */
export type ZipEntry = { name: string; data: string | Buffer; claimedSize?: number; encrypted?: boolean };

/** A zip file (APPNOTE.TXT, 4.3), small enough to need no extensions. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const packed = deflateRawSync(data);
    const name = Buffer.from(entry.name);
    const rest = Buffer.alloc(26);
    rest.writeUInt16LE(20, 0);
    // Names are UTF-8.
    rest.writeUInt16LE(0x800 | (entry.encrypted ? 1 : 0), 2);
    rest.writeUInt16LE(8, 4);
    rest.writeUInt32LE(crc32(data), 10);
    rest.writeUInt32LE(packed.length, 14);
    rest.writeUInt32LE(entry.claimedSize ?? data.length, 18);
    rest.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), rest, name, packed]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), rest, where, name]));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, central, Buffer.from("PK\u0005\u0006"), end]);
}
