import type { Difference } from '../backupSets/difference';
import type { FileRefusal } from '../backupSets/fileRefusal';
import type { PasteRefusal } from './pastedText';

/**
 * What can go wrong on the way, as ids and parameters; `wording/identity/problems.ts` says what happened, who acts
 * and what next. A problem never carries a token, a code, a verifier or a pasted text.
 */
export type Problem =
  /** Microsoft answered with an OAuth error, in the address or from the token endpoint. */
  | {
      readonly kind: 'microsoft';
      /** OAuth's `error`: the only thing that is branched on. */
      readonly error: string;
      /** AADSTS numbers, the first counts: they choose the help text only. */
      readonly numbers: readonly number[];
      /** Microsoft's own text: shown as plain text, only where the number is unknown. */
      readonly text: string;
      readonly subError?: string;
      readonly correlationId?: string;
      /** What a policy wants of the next request, as JSON: it goes back to Microsoft, and nowhere else. In memory only. */
      readonly claims?: string;
    }
  /** No usable answer. `cause` tells the ways apart; `detail` is a short technical word such as ECONNREFUSED. */
  | {
      readonly kind: 'network';
      readonly cause: NetworkCause;
      readonly host: string;
      readonly detail?: string;
    }
  /** The pasted text was refused. `reason` is one of `pastedCode.ts`. */
  | { readonly kind: 'paste'; readonly reason: PasteRefusal }
  /**
   * Pasted was the answer to an administrator's consent link, which holds no code. `asked`: it is the consent that this sign-in needs,
   * of its own tenant; else `tenant` is the address's word only.
   */
  | { readonly kind: 'adminConsent'; readonly tenant: string | undefined; readonly asked: boolean }
  /** The file did not take the record. */
  | { readonly kind: 'file'; readonly reason: FileRefusal; readonly detail?: string }
  /** The secret storage refused to keep, to read or to drop a grant. */
  | { readonly kind: 'secretStorage'; readonly action: 'keep' | 'read' | 'drop'; readonly detail?: string }
  /** Another window has what this one needs in order to write. `window`: what it calls itself, a foreign text. */
  | {
      readonly kind: 'otherWindow';
      readonly about: 'secrets' | 'queue';
      readonly window: string;
      readonly reason: OtherWindowReason;
    }
  /** The entry is not what Continue froze. Its texts are those of the file. No difference: its record was written meanwhile. */
  | { readonly kind: 'setChanged'; readonly differences: readonly Difference[] }
  /**
   * `expired`: the time of its code is over. `reloaded`: the window was reloaded while waiting. `noCode`: OK without a
   * code. `askedForHttps`, `tooMuchSent`: the browser came back, and its error page has the address to paste.
   */
  | {
      readonly kind: 'attempt';
      readonly reason:
        | 'expired'
        | 'reloaded'
        | 'noCode'
        | 'browserNotOpened'
        | 'askedForHttps'
        | 'tooMuchSent';
    }
  /** Practice endpoints missing or not on loopback, and the like. */
  | { readonly kind: 'cloud'; readonly reason: string }
  /** What a button of the page should have done was refused, by the clipboard for example. `message` is the kind of error. */
  | { readonly kind: 'actionFailed'; readonly message: string }
  /** A defect of this program. `message` is ours, masked. */
  | { readonly kind: 'defect'; readonly message: string };

/** Of all refusals of a file the only one after which it may be another: what was read back is not what was written. */
export function mayHaveChanged(problem: Problem): boolean {
  return problem.kind === 'file' && problem.reason === 'readBackDiffers';
}

/**
 * `holds`: it can be taken over. `tookOver`: this window had it. `stored`: secrets that this window lacks were written
 * since it started, so it must be reloaded; `storedBefore`: they were written before, and a crash may have lost them.
 */
export type OtherWindowReason = 'holds' | 'tookOver' | 'stored' | 'storedBefore';

/**
 * `badAnswer`: not the promised shape (an HTML page, cut JSON). `busy`: 429 or 503; the detail is the seconds that it
 * asks for, by `retryAfter.ts`. `gateway`: another 5xx without JSON, as 502 and 504 are told by what stands before a service.
 */
export type NetworkCause =
  | 'offline'
  | 'dns'
  | 'refused'
  | 'dropped'
  | 'proxy'
  | 'tls'
  | 'clock'
  | 'timeout'
  | 'busy'
  | 'gateway'
  | 'badAnswer';

/** The one error class that crosses modules: carries a problem that a person can act on. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.kind);
  }
}

/** Problems pass as they are; anything else is a defect of ours, of which only the kind of error is told. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { kind: 'defect', message: error instanceof Error ? error.name : typeof error };
}
