import { decode } from '../config/jsonText';
import { setsOf } from './ahsayAnswer';
import { setsOfCsv } from './csvSets';
import { ImportError } from '../core/importRefusal';
import type { Imported } from './importedSet';

/**
 * The sets of a saved answer (JSON) or of a CSV: what begins like JSON is JSON, whatever the file is called. UTF-8,
 * with a byte-order mark or without.
 * @throws ImportError
 */
export function setsOfFile(bytes: Uint8Array): Imported {
  const decoded = decode(bytes);
  if (!decoded.ok) throw new ImportError({ id: decoded.fault === 'tooBig' ? 'tooLarge' : 'notText' });
  const text = decoded.text.trimStart();
  if (text === '') throw new ImportError({ id: 'empty' });
  if (text.startsWith('<')) throw new ImportError({ id: 'notAnAnswer' });
  // Lines are counted in the file as it is: nothing is cut off before the header.
  return text.startsWith('{') || text.startsWith('[') ? setsOf(parseJson(text)) : setsOfCsv(decoded.text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ImportError({ id: 'notAnAnswer' });
  }
}
