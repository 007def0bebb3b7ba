import type { AftercareId, BackupSet } from '../core/backupSets/backupSet';
import { withoutGuids } from '../core/basics/guid';
import { markdownTable, markdownText } from '../core/basics/markdownText';
import type { AdministratorTask, CustomerPage, LeftId } from '../core/overview/customer/customerPage';
import { editionNames, eachOnce, namesOf } from '../wording/backupSets/perSet';
import { dayStamp } from '../wording/basics/locale';
import { plainText } from '../wording/basics/plainText';
import { setCountWords } from '../wording/basics/setCounts';
import { aftercareWords, passwordNeededWords } from '../wording/rules/aftercare';
import { retirementSentence } from '../wording/rules/retirements';
import { l10n } from '../wording/basics/l10n';
import { between } from '../wording/basics/between';

// The sections of a customer's page. Lines are plain text, still to be escaped; tables are Markdown.

interface OfSet {
  readonly set: BackupSet;
}

/** More accounts than this nobody reads in one sentence. */
const named = 5;

/** What is left, who does it, and by when. Empty: nothing. */
export function leftTable({ left, rows }: CustomerPage): readonly string[] {
  if (left.length === 0) return [];
  const due = left.some((one) => one.due !== undefined);
  const head = [l10n.t('What'), l10n.t('Who'), l10n.t('Backup sets')];
  return table(
    due ? [...head, l10n.t('Due')] : head,
    left.map(({ id, of, due: day = '' }) => {
      const { what, who } = leftWords(id, editionNames(of));
      const cells = [what, who, setsCell(of, rows)];
      return due ? [...cells, plainText(day)] : cells;
    }),
  );
}

function leftWords(id: LeftId, product: string): { readonly what: string; readonly who: string } {
  const engineer = l10n.t('Backup engineer');
  const withAdministrator = l10n.t('Backup engineer, with the administrator');
  switch (id) {
    case 'upgradeFirst':
      return { what: l10n.t('Upgrade {0}, which is too old for the change', product), who: engineer };
    case 'correct':
      return { what: l10n.t('Correct the records of these backup sets'), who: engineer };
    case 'migrate':
      return { what: l10n.t('Change the authentication'), who: withAdministrator };
    case 'review':
      return { what: l10n.t('Review the method: another one is open now'), who: withAdministrator };
    case 'authorizeAgain':
      return { what: l10n.t('Authorize again'), who: withAdministrator };
    case 'inProduct':
      return { what: l10n.t('Make the recorded change in {0}', product), who: withAdministrator };
    case 'upgrade':
      return { what: l10n.t('Upgrade {0}, and then migrate to Modern', product), who: engineer };
    case 'test':
      return { what: l10n.t('Find out why the last test failed'), who: engineer };
    case 'checkBackup':
      return { what: l10n.t('Check that a backup runs after the change'), who: engineer };
  }
}

/** What only the organization's own people can do. */
export function taskLines({ tasks }: CustomerPage): readonly string[] {
  return tasks.map((task) => {
    const tenant = plainText(task.tenant, 100);
    return task.kind === 'consent' ? consentLine(task, tenant) : signInLine(task, tenant);
  });
}

function consentLine(
  { askedAt, permissions, sets }: Extract<AdministratorTask, { kind: 'consent' }>,
  tenant: string,
): string {
  return [
    l10n.t(
      'Consent for {0}, once for {1}, to the app that checks the sign-in: {2}.',
      tenant,
      setCountWords(sets),
      permissions.join(between.names),
    ),
    askedAt === undefined
      ? l10n.t("The request hasn't been sent yet.")
      : l10n.t('Requested on {0}; no answer is known.', dayStamp(askedAt)),
  ].join(between.sentences);
}

function signInLine(
  { signer, check, accounts, of }: Extract<AdministratorTask, { kind: 'signIn' }>,
  tenant: string,
): string {
  const first = accounts.slice(0, named).map((account) => plainText(account, 100));
  const more = accounts.length - first.length;
  const names = [...first, ...(more > 0 ? [l10n.t('… and {0} more', more)] : [])].join(between.names);
  const product = editionNames(of);
  return [
    signer === 'globalAdministrator'
      ? l10n.t(
          'Sign in as a Global Administrator of {0}, for {1} of {2}.',
          tenant,
          setCountWords(of.length),
          names,
        )
      : l10n.t(
          'Sign in as {0}, for {1}. Another member of {2} can do it, too.',
          names,
          setCountWords(of.length),
          tenant,
        ),
    check
      ? l10n.t('It takes two sign-ins: one for a check, and one in {0}.', product)
      : l10n.t('It takes one sign-in, in {0}.', product),
  ].join(between.sentences);
}

/** What most likely isn't backed up, or won't be from a date on; each says whether it's an inference. */
export function riskLines({ risks }: CustomerPage): readonly string[] {
  if (risks.length === 0)
    return [l10n.t('As far as is known, nothing that Microsoft switches off concerns these backup sets.')];
  return risks.map(({ mark, inferred, assumed, of }) => {
    const sentences = [
      ...(assumed
        ? [
            l10n.t(
              'Until the change is made in {0}, it most likely keeps using the former method.',
              editionNames(of),
            ),
          ]
        : []),
      retirementSentence(mark),
    ].join(between.sentences);
    return inferred
      ? l10n.t('Inference, for {0}: {1}', namesOf(of), sentences)
      : l10n.t("Microsoft's announcement, for {0}: {1}", namesOf(of), sentences);
  });
}

/** What is open once the change is done. The statement of a person closes each. */
export function aftercareTable({ aftercare, passwordNeeded, rows }: CustomerPage): readonly string[] {
  const open = aftercare.flatMap(({ id, of }) =>
    // Without the tenant: only its app is wanted of it there.
    eachOnce(of, ({ set }) => [aftercareWords(id, { ...set, tenant: undefined }).what]).map((said) => [
      said.words,
      aftercareWho(id),
      setsCell(said.of, rows),
    ]),
  );
  const needed = eachOnce(passwordNeeded, ({ set }) => [passwordNeededWords(set) ?? '']).map((said) => [
    said.words,
    l10n.t('No one, while the method is Hybrid'),
    setsCell(said.of, rows),
  ]);
  const lines = [...open, ...needed];
  return lines.length === 0
    ? []
    : table([l10n.t('Not confirmed yet'), l10n.t('Who'), l10n.t('Backup sets')], lines);
}

function aftercareWho(id: AftercareId): string {
  switch (id) {
    case 'passwordRemoved':
      return l10n.t('Backup engineer');
    case 'passwordChanged':
      return l10n.t("The account's owner or an administrator, if nothing else uses it");
    case 'roleRemoved':
      return l10n.t('Administrator, if it was given for this change');
    case 'consentRemoved':
      return l10n.t('Administrator, if nothing else uses that app');
  }
}

function setsCell(of: readonly OfSet[], rows: readonly OfSet[]): string {
  return of.length === rows.length ? l10n.t('All') : namesOf(of);
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): readonly string[] {
  const cells = (texts: readonly string[]) => texts.map((text) => markdownText(withoutGuids(text)));
  return markdownTable(cells(head), lines.map(cells));
}

/** What the page is made of, and what that doesn't prove. */
export function evidenceLines({ rows, risks }: CustomerPage): readonly string[] {
  const jobs = rows.filter(({ ran }) => ran?.kind === 'job').length;
  const stated = rows.filter(({ ran }) => ran?.kind === 'statement').length;
  const documents = new Map(
    risks.flatMap(({ mark }) =>
      mark.documents.map(({ document, vendor, date, address }) => [
        document,
        [document, vendor, date, address].join(between.names),
      ]),
    ),
  );
  return [
    ...(jobs > 0
      ? [
          l10n.t(
            "Backup jobs: AhsayCBS reported {0} that succeeded after the change. It doesn't say which authentication a job used.",
            jobs,
          ),
        ]
      : []),
    ...(stated > 0
      ? [l10n.t('Backups that a person saw and stated: {0}. The table names who.', stated)]
      : []),
    l10n.t('All other states are records and statements of the people that the table names.'),
    ...(documents.size > 0 ? [l10n.t('Dates: {0}', [...documents.values()].join('; '))] : []),
  ];
}
