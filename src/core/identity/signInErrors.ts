import type { Problem } from './problem';
import table from './signInErrors.json';

/** An error answer of Microsoft's, from an address or from the token endpoint. */
export type MicrosoftProblem = Extract<Problem, { kind: 'microsoft' }>;

/** An OAuth error as it arrives, unchecked. */
export interface OAuthProblem {
  readonly error: string;
  readonly description?: string | undefined;
  readonly errorCodes?: readonly number[] | undefined;
  readonly subError?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly claims?: unknown;
}

/** Who acts: who signs in, the tenant's administrator, the owner of the app registration; or time does (`wait`). */
export type Who = 'person' | 'administrator' | 'appOwner' | 'wait';

/** What the product itself can do about it; a page is the one of the set's cloud. */
export type HelpAction =
  | 'signInAgain'
  /** Another way that ends in the browser: another address to return to. */
  | 'otherWay'
  /** In the browser, where a device code was used. */
  | 'browserWay'
  | 'administratorText'
  | 'consentLink'
  | 'openFile'
  | 'permissionSetting'
  | 'entraPage'
  | 'securityInfoPage'
  | 'passwordPage';

export interface SignInHelp {
  /** Id of "what happened". */
  readonly what: string;
  /** Empty: nobody has to act. */
  readonly who: readonly Who[];
  /** Id of "what to do". */
  readonly fix: string;
  readonly actions: readonly HelpAction[];
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
const actions = new Map(Object.entries(table.actions) as [string, readonly HelpAction[]][]);
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
    actions: [
      ...(actions.get(fix) ?? []),
      ...(who.includes('administrator') ? (['administratorText'] as const) : []),
    ],
    known: number === undefined ? byError !== undefined : byNumber !== undefined,
    next: byError?.next ?? 'signInAgain',
    number,
  };
}

/** Somebody has to consent; every other refusal is about something else, such as a policy. */
export function isConsentMissing({ error, subError, numbers }: MicrosoftProblem): boolean {
  return error === 'consent_required' || subError === 'consent_required' || numbers.includes(65001);
}

/** Microsoft's texts are a few hundred characters; its error words are short. */
const longestText = 2000;
const word = /^\w{1,64}$/;
/** A challenge names a few policies by their GUIDs, and has to fit into an address. */
const longestClaims = 4096;

/** An OAuth error in the form that the program keeps: bounded, and nothing in it but what it claims to be. */
export function microsoftProblem(from: OAuthProblem): MicrosoftProblem {
  const text = (from.description ?? '').slice(0, longestText);
  const correlationId = from.correlationId ?? /Correlation ID:\s*([0-9a-f-]{36})/i.exec(text)?.[1];
  const subError = from.subError ?? '';
  const claims = claimsIn(from.claims);
  return {
    kind: 'microsoft',
    error: word.test(from.error) ? from.error : 'unknown_error',
    numbers: from.errorCodes?.filter(Number.isSafeInteger).slice(0, 10) ?? numbersIn(text),
    text,
    ...(word.test(subError) ? { subError } : {}),
    ...(correlationId !== undefined && /^[0-9a-f-]{36}$/i.test(correlationId) ? { correlationId } : {}),
    ...(claims === undefined ? {} : { claims }),
  };
}

/**
 * A claims challenge as it came (OpenID Connect Core, 5.5: a JSON object of objects). Anything else is dropped: what
 * Microsoft did not send would only spoil the next request.
 */
function claimsIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > longestClaims) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    const members = isRecord(parsed) ? Object.values(parsed) : [];
    return members.length > 0 && members.every(isRecord) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** AADSTS numbers in a description, in their order, each once. */
export function numbersIn(description: string): readonly number[] {
  const found = [...description.matchAll(/AADSTS(\d{4,8})\b/g)].map(([, digits]) => Number(digits));
  return [...new Set(found)].slice(0, 10);
}
