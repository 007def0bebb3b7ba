/**
 * What a sentence is found by in `dist/strings.br`, in place of its English, which is in the code already: 25 bits of an
 * FNV-1a hash. The build refuses two sentences with one key.
 */
export function sentenceKey(sentence: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < sentence.length; at++) hash = Math.imul(hash ^ sentence.charCodeAt(at), 0x01000193);
  // Bits at both ends are mixed worst.
  return ((hash ^ (hash >>> 15)) >>> 7).toString(32).padStart(keyLength, '0');
}

export const keyLength = 5;
