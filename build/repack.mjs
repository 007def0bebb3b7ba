// Compresses a VSIX once more, as small as deflate can. Names, times, order and contents stay.
import { Buffer } from 'node:buffer';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import zopfli from '@gfx/zopfli';

// Of the ZIP format (APPNOTE 6.3): a header before each file, then the directory with one more for each, then its end.
const local = { length: 30, method: 8, sizes: 18, name: 26 };
const central = { length: 46, method: 10, sizes: 20, name: 28, offset: 42 };
const end = { signature: 0x06054b50, length: 22, count: 10, size: 12, offset: 16 };
const deflated = 8;

/** The same archive, smaller. @throws Error it is no ZIP that vsce writes */
export async function repacked(zip) {
  const tail = zip.length - end.length;
  if (tail < 0 || zip.readUInt32LE(tail) !== end.signature) throw new Error('This is no VSIX.');
  const files = [];
  const directory = [];
  let offset = 0;
  let at = zip.readUInt32LE(tail + end.offset);
  for (let count = zip.readUInt16LE(tail + end.count); count > 0; count--) {
    const more = [0, 2, 4].reduce((sum, field) => sum + zip.readUInt16LE(at + central.name + field), 0);
    const entry = Buffer.from(zip.subarray(at, at + central.length + more));
    at += entry.length;
    const bytes = await smaller(zip, entry);
    const start = entry.readUInt32LE(central.offset);
    const names = zip.readUInt16LE(start + local.name) + zip.readUInt16LE(start + local.name + 2);
    const header = Buffer.from(zip.subarray(start, start + local.length + names));
    // Sizes stand here alone: with no descriptor behind the file.
    for (const [into, place] of [
      [header, local],
      [entry, central],
    ]) {
      into.writeUInt16LE(into.readUInt16LE(place.method - 2) & ~8, place.method - 2);
      into.writeUInt32LE(entry.readUInt32LE(central.sizes - 4), place.sizes - 4);
      into.writeUInt32LE(bytes.length, place.sizes);
      into.writeUInt32LE(entry.readUInt32LE(central.sizes + 4), place.sizes + 4);
    }
    entry.writeUInt32LE(offset, central.offset);
    files.push(header, bytes);
    directory.push(entry);
    offset += header.length + bytes.length;
  }
  const last = Buffer.from(zip.subarray(tail));
  last.writeUInt32LE(Buffer.concat(directory).length, end.size);
  last.writeUInt32LE(offset, end.offset);
  return Buffer.concat([...files, ...directory, last]);
}

/** What stands in the archive for one file. */
async function smaller(zip, entry) {
  const header = entry.readUInt32LE(central.offset);
  const names = zip.readUInt16LE(header + local.name) + zip.readUInt16LE(header + local.name + 2);
  const start = header + local.length + names;
  const bytes = zip.subarray(start, start + entry.readUInt32LE(central.sizes));
  if (entry.readUInt16LE(central.method) !== deflated) return bytes;
  const text = inflateRawSync(bytes);
  // What is compressed already is not worth the time.
  if (bytes.length > text.length * 0.95) return bytes;
  const again = Buffer.from(await promisify(zopfli.deflate)(text, { numiterations: 1 }));
  return again.length < bytes.length ? again : bytes;
}
