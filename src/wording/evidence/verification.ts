import { sources } from '../../core/backupSets/backupSet';
import type { NetworkCause } from '../../core/identity/problem';
import { helpFor } from '../../core/identity/signInErrors';
import type { VerificationCheck, VerificationId } from '../../core/evidence/verification';
import { notTested } from '../backupSets/sources';
import { plainText } from '../basics/plainText';
import { problemWords } from '../identity/problems';
import { microsoftWords } from '../identity/signInErrors';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** What a verification is, and what it is not: stands above every result. */
export function verificationScope(): string {
  return l10n.t(
    "This tests the authorization that this computer stores. It says nothing about backup jobs, or about the backup product's own authorization.",
  );
}

export function verificationResult(result: VerificationCheck['result']): string {
  switch (result) {
    case 'passed':
      return l10n.t('Passed');
    case 'failed':
      return l10n.t('Failed');
    case 'unknown':
      return l10n.t({ message: 'Open', comment: 'Result of a test: neither passed nor failed' });
  }
}

/** What was checked and found, and where it did not pass, what to do: plain text. */
export function verificationSentence(check: VerificationCheck): string {
  switch (check.id) {
    case 'refresh':
      return refreshSentence(check);
    case 'permissions':
      return permissionsSentence(check);
    default:
      return readSentence(check);
  }
}

/** One check in as few words as a table takes: "Mail folders (403 ErrorAccessDenied)". Plain text. */
export function verificationBrief({ id, params }: VerificationCheck): string {
  const numbers = numbersOf(params).map((number) => `AADSTS${number}`);
  const told = [params['missing'], params['error'], ...numbers, params['status'], params['code']];
  const detail = plainText(told.filter(Boolean).join(' '), 600);
  return detail === '' ? subjectOf(id) : `${subjectOf(id)} (${detail})`;
}

function refreshSentence({ result, params }: VerificationCheck): string {
  if (result === 'passed') {
    return l10n.t('Microsoft renewed the authorization. No one had to sign in.');
  }
  if (result === 'unknown') {
    return `${l10n.t("The authorization couldn't be renewed now.")} ${openSentence(params)}`;
  }
  const { told, what, next, correlation } = refusalWords(params);
  return [
    l10n.t('Microsoft no longer renews the authorization ({0}).', told),
    what,
    next,
    ...correlation,
  ].join(between.sentences);
}

/** A refusal of Microsoft's in its own words. */
function refusalWords(params: VerificationCheck['params']) {
  const numbers = numbersOf(params);
  const problem = { kind: 'microsoft', error: params['error'] ?? '', numbers, text: '' } as const;
  const { what, next } = microsoftWords(problem);
  const told = [params['error'], ...numbers.map((number) => `AADSTS${number}`)]
    .filter(Boolean)
    .join(between.names);
  const correlation = params['correlationId'];
  return {
    told: plainText(told),
    what,
    next:
      helpFor(problem).next === 'changeSetUp' ? next : l10n.t('Choose Authorize Again at the backup set.'),
    correlation: correlation === undefined ? [] : [l10n.t('Correlation ID: {0}', plainText(correlation))],
  };
}

/** The AADSTS numbers that Microsoft told. */
function numbersOf(params: VerificationCheck['params']): readonly number[] {
  return (params['numbers'] ?? '').split(' ').filter(Boolean).map(Number);
}

function permissionsSentence({ result, params }: VerificationCheck): string {
  if (result === 'passed') return l10n.t('Every requested permission is still granted.');
  if (result === 'unknown') {
    return `${l10n.t("The permissions of Exchange couldn't be read.")} ${openSentence(params)}`;
  }
  if (params['reason'] === 'refused') {
    const { told, what, next, correlation } = refusalWords(params);
    return [l10n.t('Exchange refuses the authorization ({0}).', told), what, next, ...correlation].join(
      between.sentences,
    );
  }
  const names = (params['missing'] ?? '').split(' ').filter(Boolean);
  const missing = l10n.t('Not granted: {0}.', plainText(names.join(between.names), 600));
  const consent = l10n.t('Have an administrator of the tenant grant consent to the app.');
  return [missing, consent, l10n.t('Then test again. If it still fails, authorize again.')].join(
    between.sentences,
  );
}

function readSentence({ id, result, params }: VerificationCheck): string {
  const subject = subjectOf(id);
  if (result === 'passed') {
    return id === 'organization'
      ? l10n.t("The organization answers, and it's the tenant of the authorization.")
      : l10n.t('{0}: can be read.', subject);
  }
  if (result === 'unknown' && params['reason'] === 'noAccess') return noAccessSentence(params['for']);
  if (result === 'unknown') return `${l10n.t("{0}: couldn't be tested.", subject)} ${openSentence(params)}`;
  const told = [params['status'], params['code']].filter(Boolean).join(' ');
  switch (params['reason']) {
    case 'otherTenant':
      return l10n.t('{0}: another tenant answers. Authorize again in the tenant of the backup set.', subject);
    case 'notThere':
      return l10n.t(
        '{0}: not found ({1}). Assign the account a license for it, or remove the source from the backup set.',
        subject,
        plainText(told),
      );
    case 'noLicense':
      return l10n.t(
        '{0}: Microsoft says that a license is missing ({1}). Assign one, then test again.',
        subject,
        plainText(told),
      );
    case 'locked':
      return l10n.t(
        '{0}: locked ({1}), by an administrator or because a license ended. Have an administrator unlock it, then test again.',
        subject,
        plainText(told),
      );
    case 'tokenRefused':
      return l10n.t(
        '{0}: the service refused a newly renewed token ({1}). Look for a Conditional Access policy of the tenant, then authorize again.',
        subject,
        plainText(told),
      );
    default:
      return l10n.t(
        "{0}: access was refused ({1}). Check the permissions listed here, the tenant's policies, and the account's license.",
        subject,
        plainText(told),
      );
  }
}

/** The authorization asks only for who signs in: nothing is wrong with it, and nothing is known of the source. */
function noAccessSentence(source: string | undefined): string {
  const wayOn = l10n.t('To test it, choose Authorize Again, and then Also Test Access.');
  return [...sources.filter((one) => one === source).map(notTested), wayOn].join(between.sentences);
}

/** Why something stays open, and what to do about it. */
function openSentence(params: VerificationCheck['params']): string {
  switch (params['reason']) {
    case 'network': {
      const cause = (params['cause'] ?? 'dropped') as NetworkCause;
      const problem = { kind: 'network', cause, host: plainText(params['host'] ?? '') } as const;
      const { what, next } = problemWords(problem, l10n.t('Then test again.'));
      return [what, next].join(between.sentences);
    }
    case 'busy':
      return l10n.t('Microsoft is busy. Test again later.');
    case 'secretStorage':
      return l10n.t(
        "VS Code couldn't access secret storage. Unlock the keyring and test again. If that doesn't help, choose Authorize Again.",
      );
    case 'otherWindow':
      return l10n.t(
        'Another window of this browser stores authorizations. Choose Test This Authorization in that window.',
      );
    case 'cloud':
      return l10n.t("Its cloud can't be reached from this network.");
    case 'anotherPerson':
      return l10n.t(
        "Someone other than the backup set's account signed in, and their own data says nothing about the account's.",
      );
    case 'notInGraph':
      return l10n.t(
        'Microsoft Graph has no Public Folders. Exchange Web Services have them, but Microsoft has been turning these off since 1 October 2026. They end on 1 April 2027.',
      );
    case 'storedPassword':
      return l10n.t(
        "Under Hybrid, sites keep using the stored user name and password, which this authorization doesn't cover.",
      );
    case 'badAnswer':
      return l10n.t("The answer isn't in the form that Microsoft documents. Test again later.");
    case 'status':
      return l10n.t(
        'The service answered {0}. Test again later.',
        plainText([params['status'], params['code']].filter(Boolean).join(' ')),
      );
    default:
      return l10n.t('Backup Auth Migrator has a defect here. The log has details.');
  }
}

function subjectOf(id: VerificationId): string {
  switch (id) {
    case 'mailbox':
      return l10n.t('Mail folders');
    case 'mailboxSettings':
      return l10n.t('Mailbox settings');
    case 'calendar':
      return l10n.t('Calendars');
    case 'contacts':
      return l10n.t('Contacts');
    case 'drive':
      return l10n.t('OneDrive');
    case 'personalSites':
      return l10n.t('Personal Sites');
    case 'sites':
      return l10n.t('SharePoint Sites');
    case 'publicFolders':
      return l10n.t('Public Folders');
    case 'teams':
      return l10n.t('Teams');
    case 'channels':
      return l10n.t('Channels');
    case 'groups':
      return l10n.t('Groups');
    case 'refresh':
      return l10n.t('Renewal');
    case 'permissions':
      return l10n.t('Permissions');
    case 'organization':
      return l10n.t('Organization');
  }
}
