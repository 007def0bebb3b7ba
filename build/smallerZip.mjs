// Packs a ZIP anew, as small as deflate can: what any program unpacks is the same, byte by byte.
import { deflateAsync } from '@gfx/zopfli';
import { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const deflated = 8;
/** Names are UTF-8. Sizes stand before the content: no descriptor follows it. */
const flags = 0x800;

/** @param zip Bytes of a ZIP as vsce makes it: without comments, encryption or more than 4 GB. */
export async function smallerZip(zip) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const entry of entriesOf(zip)) {
    const content = entry.method === deflated ? inflateRawSync(entry.packed) : entry.packed;
    // The same for a folder, or for what is compressed already.
    const packed =
      content.length === 0 ? content : Buffer.from(await deflateAsync(content, { numiterations: 1 }));
    const method = packed.length < content.length ? deflated : 0;
    const stored = method === deflated ? packed : content;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(entry.time, 6);
    shared.writeUInt32LE(entry.crc, 10);
    shared.writeUInt32LE(stored.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(entry.name.length, 22);
    parts.push(signature(localSignature), shared, entry.name, stored);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(entry.attributes, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(signature(entrySignature), madeBy(entry), shared, rest, entry.name);
    offset += 30 + entry.name.length + stored.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  const count = directory.length / 5;
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

function signature(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** It says whose permissions the attributes are. */
function madeBy({ version }) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(version);
  return bytes;
}

/** As the directory at the end of the ZIP has them. */
function* entriesOf(zip) {
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== endSignature) throw new Error('The ZIP ends with a comment, or is none.');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== entrySignature) throw new Error('The directory of the ZIP is broken.');
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const local = zip.readUInt32LE(at + 42);
    const content = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    yield {
      version: zip.readUInt16LE(at + 4),
      method: zip.readUInt16LE(at + 10),
      time: zip.readUInt32LE(at + 12),
      crc: zip.readUInt32LE(at + 16),
      packed: zip.subarray(content, content + zip.readUInt32LE(at + 20)),
      attributes: zip.readUInt32LE(at + 38),
      name: zip.subarray(at + 46, at + 46 + name),
    };
    at += 46 + name + extra + comment;
  }
}
