import { decode, parse } from '../estate/jsonc/parse';
import { ImportError } from '../core/backupSets/importRefusal';
import { setsOf } from './ahsayAnswer';
import { setsOfCsv } from './csvSets';
import type { Imported } from './importedSet';

/** A table of more holds more sets than any estate; memory for cells is many times the bytes. */
const mostCsvBytes = 10 * 1024 * 1024;

/**
 * The sets of a saved answer (JSON) or of a CSV: what begins like JSON is JSON, whatever the file is called, and what is
 * called `.json` is no CSV. UTF-8, with a byte-order mark or without.
 * @param name of the file
 * @throws ImportError
 */
export function setsOfFile(bytes: Uint8Array, name: string): Imported {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) {
    throw new ImportError({ id: 'workbook' });
  }
  if (isUtf16(bytes)) throw new ImportError({ id: 'utf16' });
  const decoded = decode(bytes);
  if (!decoded.ok) throw new ImportError({ id: decoded.fault === 'tooBig' ? 'tooLarge' : 'notText' });
  const text = decoded.text.trimStart();
  if (text === '') throw new ImportError({ id: 'empty' });
  if (text.startsWith('<')) throw new ImportError({ id: 'notAnAnswer' });
  if (text.startsWith('{') || text.startsWith('[')) return setsOf(parseJson(text));
  if (/\.jsonc?$/i.test(name)) throw new ImportError({ id: 'notJson' });
  if (bytes.length > mostCsvBytes) throw new ImportError({ id: 'tooLarge' });
  // Lines are counted in the file as it is: nothing is cut off before the header.
  return setsOfCsv(decoded.text);
}

/** By its byte-order mark, or by the zeros that every other byte of ordinary text is then. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0) !== (second === 0) && (third === 0) !== (fourth === 0) && bytes.length > 3;
}

/** Bounded as a backup-sets file is: a hostile answer exhausts neither stack nor memory. */
function parseJson(text: string): unknown {
  const parsed = parse(text);
  if (parsed.ok) return parsed.value;
  throw new ImportError({ id: parsed.fault === 'tooManyValues' ? 'tooLarge' : 'notAnAnswer' });
}
