import type { Problem } from './problem';
import table from './signInErrors.json';

/** An error answer of Microsoft's, from an address or from the token endpoint. */
export type MicrosoftProblem = Extract<Problem, { kind: 'microsoft' }>;

/** Who acts: who signs in, the tenant's administrator, the owner of the app registration; or time does (`wait`). */
export type Who = 'person' | 'administrator' | 'appOwner' | 'wait';

export interface SignInHelp {
  /** Id of "what happened". */
  readonly what: string;
  /** Empty: nobody has to act. */
  readonly who: readonly Who[];
  /** Id of "what to do". */
  readonly fix: string;
  /** False: show Microsoft's own text too (as plain text), with the number and the cloud's error page. */
  readonly known: boolean;
  /** What the program may offer, by OAuth's `error` alone. */
  readonly next: 'signInAgain' | 'wait' | 'changeSetUp';
  /** The number to show and to look up, if there is one. */
  readonly number: number | undefined;
}

interface Words {
  readonly what: string;
  readonly who: readonly Who[];
  readonly fix: string;
}

const errors = new Map(
  (table.errors as readonly (Words & Pick<SignInHelp, 'next'> & { readonly error: string })[]).map((row) => [
    row.error,
    row,
  ]),
);
const numbers = new Map(
  (table.numbers as readonly (Words & { readonly numbers: readonly number[] })[]).flatMap((row) =>
    row.numbers.map((number) => [number, row] as const),
  ),
);
const nobodyKnows: Words = { what: 'unknown', who: ['person'], fix: 'lookUpNumber' };

/**
 * Help for an error of Microsoft's. OAuth's `error` alone decides what the program does; the AADSTS number only
 * chooses the text, as Microsoft demands. An unknown number has its own way out (`known` is false).
 */
export function helpFor({ error, numbers: found }: Pick<MicrosoftProblem, 'error' | 'numbers'>): SignInHelp {
  const byError = errors.get(error);
  const number = found.find((one) => numbers.has(one)) ?? found[0];
  const byNumber = number === undefined ? undefined : numbers.get(number);
  const { what, who, fix } = byNumber ?? byError ?? nobodyKnows;
  return {
    what,
    who,
    fix,
    known: number === undefined ? byError !== undefined : byNumber !== undefined,
    next: byError?.next ?? 'signInAgain',
    number,
  };
}

/** AADSTS numbers in a description, in their order, each once. */
export function numbersIn(description: string): readonly number[] {
  const found = [...description.matchAll(/AADSTS(\d{4,8})\b/g)].map(([, digits]) => Number(digits));
  return [...new Set(found)].slice(0, 10);
}

/** Server text for the screen: no control or direction characters, one line, not endless. */
export function plainText(text: string): string {
  return text
    .slice(0, 4000)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
}

/** Every id that needs a sentence. */
export const whatIds: readonly string[] = idsOf('what');
export const fixIds: readonly string[] = idsOf('fix');

function idsOf(part: 'what' | 'fix'): string[] {
  return [...new Set([...table.errors, ...table.numbers, nobodyKnows].map((row) => row[part]))];
}
