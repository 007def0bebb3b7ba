import type { Authorized, Check, CheckId, CheckResult, RoleResult } from '../../core/identity/signedIn';
import type { NetworkCause, Problem } from '../../core/identity/problem';
import { plainText } from '../basics/plainText';
import { problemWords } from './problems';
import { minuteCountWords } from '../basics/counts';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** The result in a word, for those who do not see the icon. */
export function checkResult(result: CheckResult): string {
  switch (result) {
    case 'passed':
      return l10n.t('Passed');
    case 'noted':
      return l10n.t('Passed, with a note');
    case 'statement':
      return l10n.t('Needs your statement');
    case 'failed':
      return l10n.t('Failed');
  }
}

/** What was checked, and where it failed, the way on. Text from tokens is shown plain. */
export function checkSentence({ id, result, params }: Check): string {
  const { name, account, tenant, expected, home, missing } = plain(params);
  const failed = result === 'failed';
  switch (id) {
    case 'signature':
      return failed
        ? l10n.t(
            "The answer isn't signed by Microsoft. Something in this network changes Microsoft's answers. Sign in again from another network.",
          )
        : l10n.t('The answer is signed by Microsoft.');
    case 'audience':
      return failed
        ? l10n.t('The answer is for another app. Check the client ID, and sign in again.')
        : l10n.t("It's for your app.");
    case 'issuer':
      return failed
        ? l10n.t(
            "Another cloud than this tenant's issued the answer. Check tenant and cloud, and sign in again.",
          )
        : l10n.t("This tenant's cloud issued it.");
    case 'lifetime':
      return failed ? lifetimeSentence(params) : l10n.t("It's valid now.");
    case 'nonce':
      return failed
        ? l10n.t('The answer belongs to another sign-in. Sign in again here.')
        : result === 'noted'
          ? l10n.t(
              "Microsoft's answer to a device code has no mark (nonce) of this sign-in. Only the typed code connects them, so check who signed in.",
            )
          : l10n.t('It belongs to this sign-in.');
    case 'tenant':
      if (failed && tenant === '') {
        return l10n.t("Microsoft's answer doesn't say which tenant {0} signed in to. Sign in again.", name);
      }
      return failed
        ? l10n.t(
            '{0} signed in to the tenant {1}, but the file names {2}. Sign in again with an account of this tenant.',
            name,
            tenant,
            expected,
          )
        : l10n.t('{0} signed in to the tenant that the file names.', name);
    case 'home':
      return homeSentence(result, name, home);
    case 'person':
      return personSentence(result, name, account);
    case 'role':
      return confirmedRoleSentence(result, name, networkIn(params));
    case 'permissions':
      if (failed && (params['error'] ?? params['cause']) !== undefined)
        return refusedService(missing, params);
      return failed
        ? l10n.t('Not granted: {0}. Have an administrator consent to them, then sign in again.', missing)
        : l10n.t('All permissions that are needed are granted.');
  }
}

/** A second service gave no token, for another reason than a missing consent. */
function refusedService(missing: string, params: Check['params']): string {
  const { error = '' } = params;
  const refused = networkIn(params) ?? { kind: 'microsoft', error, numbers: numbersIn(params), text: '' };
  return l10n.t(
    '{0}: not available yet. {1} Choose Sign In Again, which begins with this service.',
    missing,
    problemWords(refused).what,
  );
}

function networkIn({ cause, host }: Check['params']): Problem | undefined {
  return cause === undefined
    ? undefined
    : { kind: 'network', cause: cause as NetworkCause, host: plainText(host ?? '') };
}

function numbersIn({ numbers = '' }: Check['params']): readonly number[] {
  return numbers.split(' ').filter(Boolean).map(Number);
}

/** For "Role" among the facts. */
export function roleSentence(role: RoleResult): string {
  switch (role) {
    case 'confirmed':
      return l10n.t('Global Administrator: confirmed');
    case 'notHeld':
      return l10n.t('Global Administrator: not held');
    case 'unchecked':
      return l10n.t("Global Administrator: couldn't be checked");
    case 'notNeeded':
      return l10n.t('no role needed');
  }
}

/**
 * What the engineer states where a check waits for it.
 * @param sets how many backup sets are authorized
 */
export function statementSentence(check: CheckId, { person }: Authorized, sets: number): string {
  const name = plainText(person.name);
  if (check === 'role') return l10n.t('I checked that {0} holds the role Global Administrator now', name);
  return sets > 1
    ? l10n.t('I confirm that {0} may authorize these {1} backup sets', name, sets)
    : l10n.t('I confirm that {0} may authorize this backup set', name);
}

/** Microsoft's answers carry its own time: where this computer's differs, that is the cause. */
function lifetimeSentence({ ahead, behind }: Check['params']): string {
  if (ahead !== undefined) {
    return l10n.t(
      "The clock of this computer is {0} ahead of Microsoft's, so the answer isn't valid now. Set the clock, and sign in again.",
      minuteCountWords(Number(ahead)),
    );
  }
  if (behind !== undefined) {
    return l10n.t(
      "The clock of this computer is {0} behind Microsoft's, so the answer isn't valid now. Set the clock, and sign in again.",
      minuteCountWords(Number(behind)),
    );
  }
  return l10n.t("The answer isn't valid now. Set the clock of this computer, and sign in again.");
}

function homeSentence(result: CheckResult, name: string, home: string): string {
  switch (result) {
    case 'failed':
      if (home === '') {
        return l10n.t(
          "Microsoft's answer doesn't say which organization the account of {0} belongs to. Sign in again.",
          name,
        );
      }
      return l10n.t(
        '{0} is a guest: the account belongs to another tenant ({1}). Sign in again with an account of this tenant.',
        name,
        home,
      );
    case 'noted':
      return l10n.t(
        '{0} administers this tenant from another one ({1}), as a guest or partner. The role is confirmed for this tenant.',
        name,
        home,
      );
    default:
      return l10n.t('The account belongs to this tenant.');
  }
}

function personSentence(result: CheckResult, name: string, account: string): string {
  switch (result) {
    case 'statement':
      return l10n.t('{0} signed in, not {1}. Hybrid allows that, if you meant it.', name, account);
    case 'noted':
      return l10n.t("{0} signed in, not {1}. The stored authorization is {0}'s.", name, account);
    case 'failed':
      return l10n.t(
        "Microsoft's answer has no object ID, so it doesn't say which account signed in. Sign in again as {0}.",
        account,
      );
    case 'passed':
      return l10n.t('{0} is the account that the file names.', name);
  }
}

/** @param unread why Graph couldn't be asked */
function confirmedRoleSentence(result: CheckResult, name: string, unread: Problem | undefined): string {
  switch (result) {
    case 'failed':
      return l10n.t(
        "{0} isn't a Global Administrator of this tenant now. Activate the role if it's only eligible, or have a Global Administrator sign in.",
        name,
      );
    case 'statement':
      if (unread) {
        return [
          problemWords(unread).what,
          l10n.t("So it isn't known whether {0} is a Global Administrator.", name),
        ].join(between.sentences);
      }
      return l10n.t("Microsoft's answer doesn't say whether {0} is a Global Administrator.", name);
    default:
      return l10n.t('{0} is a Global Administrator of this tenant.', name);
  }
}

type Named = 'name' | 'account' | 'tenant' | 'expected' | 'home' | 'missing';

function plain(params: Check['params']): Record<Named, string> {
  const of = (name: Named) => plainText(params[name] ?? '');
  return {
    name: of('name'),
    account: of('account'),
    tenant: of('tenant'),
    expected: of('expected'),
    home: of('home'),
    missing: plainText(params['missing'] ?? '', 600),
  };
}
