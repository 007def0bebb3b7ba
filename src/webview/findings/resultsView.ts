import { groupBy } from '../../core/basics/groupBy';
import { tenantName } from '../../core/backupSets/byTenant';
import {
  checksOf,
  untestedSources,
  type Verification,
  type VerificationCheck,
  type Verified,
  verifiedAs,
} from '../../core/evidence/verification';
import type { SetRow } from '../../overview/rows';
import { namesOf } from '../../wording/backupSets/perSet';
import { sourceNames } from '../../wording/backupSets/sources';
import { momentWords } from '../../wording/basics/locale';
import { plainText } from '../../wording/basics/plainText';
import {
  verificationResult,
  verificationScope,
  verificationSentence,
} from '../../wording/evidence/verification';
import type { PlanBody } from '../plan/planView';
import type { Part, RowView } from '../protocol';
import { quiet } from '../screens/screen';
import { link, secondary } from './buttons';
import { missingConsentLink } from './consentLinks';
import { l10n } from '../../wording/basics/l10n';
import { asSentence, between } from '../../wording/basics/between';

/** What the page keeps of itself, where a set's keeps the set's key. */
export const resultsKey = 'results';

/** One authorization that was tested, and the sets that name it. */
interface Tested {
  readonly rows: readonly [SetRow, ...SetRow[]];
  readonly verification: Verification;
  readonly verified: Verified;
  readonly checks: readonly VerificationCheck[];
}

const order: readonly Verified[] = ['refused', 'failed', 'unknown', 'passed'];

/** @param most so many authorizations are shown of each kind */
export function resultsView(rows: readonly SetRow[], most: number): PlanBody {
  const all = testedIn(rows);
  const bad = all.filter(({ verified }) => verified !== 'passed');
  const good = all.filter(({ verified }) => verified === 'passed');
  const untested = good.filter(isUntested);
  const passed = good.filter((one) => !isUntested(one));
  const count = (verified: Verified) => all.filter((one) => one.verified === verified).length;
  const heading =
    all.length === 0
      ? l10n.t('Nothing was tested yet')
      : bad.length > 0
        ? l10n.t('Need attention: {0}', bad.length)
        : untested.length > 0
          ? l10n.t('Nothing failed')
          : l10n.t('All passed');
  const more = bad.length - most;
  return {
    key: resultsKey,
    title: l10n.t('Test results'),
    state: {
      icon: count('refused') + count('failed') > 0 ? 'broken' : bad.length > 0 ? 'attention' : 'settled',
      text: l10n.t(
        'Authorizations: {0} refused, {1} failed, {2} open, {3} passed',
        count('refused'),
        count('failed'),
        count('unknown'),
        count('passed'),
      ),
    },
    stepsLabel: '',
    steps: [],
    screen: resultsKey,
    heading,
    parts: [
      ...bad.slice(0, most).map(badGroup),
      ...(more > 0 ? [quiet(l10n.t('… and {0} more', more))] : []),
      ...untestedGroup(untested, most),
      ...passedGroup(passed, most),
      quiet(verificationScope()),
    ],
    buttons: [
      ...(all.length === 0
        ? []
        : [{ id: 'verify', label: l10n.t('Test Again'), enabled: true, look: 'primary' } as const]),
      secondary('exportPage', l10n.t('Export as Markdown…')),
    ],
    focus: 'heading',
    announcement: [asSentence(l10n.t('Test results')), heading].join(between.sentences),
  };
}

/** What needs doing most comes first. */
function testedIn(rows: readonly SetRow[]): readonly Tested[] {
  const byGrant = groupBy(rows, ({ set, status }) =>
    status.verification ? set.authentication.grant?.toLowerCase() : undefined,
  );
  const all = [...byGrant.values()].flatMap((of): Tested[] => {
    const { verification } = of[0].status;
    if (!verification) return [];
    const sources = [...new Set(of.flatMap(({ set }) => set.sources ?? []))];
    const [verified, checks] = [verifiedAs(verification, sources), checksOf(verification, sources)];
    return [{ rows: of, verification, verified, checks }];
  });
  return order.flatMap((verified) => all.filter((one) => one.verified === verified));
}

function titleOf({ rows: [{ set }] }: Tested): string {
  return `${plainText(set.account)} · ${plainText(tenantName(set))}`;
}

function factsOf({ rows, verification }: Tested): string {
  const by = rows[0].set.authentication.authorizedBy;
  return [
    ...(by ? [l10n.t('Authorized by: {0}', plainText(by.name))] : []),
    l10n.t('Tested: {0}', momentWords(verification.at)),
    l10n.t('Backup sets: {0}', namesOf(rows)),
  ].join(' · ');
}

function badGroup(tested: Tested): Part {
  const { rows, verified, checks, verification } = tested;
  const [{ key, set }] = rows;
  const passed = checks.filter(({ result }) => result === 'passed');
  return {
    kind: 'group',
    title: titleOf(tested),
    parts: [
      quiet(factsOf(tested)),
      {
        kind: 'rows',
        items: checks.filter(({ result }) => result !== 'passed').map(checkRow),
      },
      ...(passed.length > 0
        ? [
            {
              kind: 'details',
              summary: l10n.t('Passed: {0}', passed.length),
              parts: [{ kind: 'list', items: passed.map((check) => ({ text: sentenceOf(check) })) }],
            } as const,
          ]
        : []),
      {
        kind: 'buttons',
        buttons: [
          ...(verified === 'refused' || verified === 'failed'
            ? [link('authorizeAgain', l10n.t('Authorize Again'), key)]
            : []),
          ...(missingConsentLink(set, verification) === undefined
            ? []
            : [link('copyAdminConsent', l10n.t('Copy Consent Link'), key)]),
          ...(isUntested(tested) ? [link('testAccess', l10n.t('Sign In to Test Access…'), key)] : []),
          link('testOne', l10n.t('Test This Authorization'), key),
          link('openSet', l10n.t('Open'), key),
        ],
      },
    ],
  };
}

/** A link to consent has a button of its own. */
function sentenceOf(check: VerificationCheck): string {
  return plainText(verificationSentence(check), 2000);
}

function checkRow(check: VerificationCheck): RowView {
  return {
    icon: check.result === 'failed' ? 'broken' : 'attention',
    state: verificationResult(check.result),
    text: sentenceOf(check),
    buttons: [],
  };
}

/** The authorization has no access to something that its sets back up. */
function isUntested({ rows, verification }: Tested): boolean {
  return rows.some(({ set }) => untestedSources(verification, set.sources).length > 0);
}

/** Nothing is wrong with it, and not everything is known. */
function untestedGroup(untested: readonly Tested[], most: number): readonly Part[] {
  if (untested.length === 0) return [];
  const items = untested.slice(0, most).map((one): RowView => {
    const [{ key }] = one.rows;
    const sources = new Set(one.rows.flatMap(({ set }) => untestedSources(one.verification, set.sources)));
    const open = one.checks.filter(
      ({ result, params }) => result === 'unknown' && params['reason'] !== 'noAccess',
    );
    const details = [
      factsOf(one),
      l10n.t('Not tested: {0}', sourceNames([...sources])),
      ...open.map((check) => sentenceOf(check)),
    ];
    return {
      icon: 'attention',
      state: verificationResult('unknown'),
      text: titleOf(one),
      detail: details.join(' · '),
      buttons: [
        link('testAccess', l10n.t('Sign In to Test Access…'), key),
        link('openSet', l10n.t('Open'), key),
      ],
    };
  });
  const more = untested.length - items.length;
  return [
    {
      kind: 'group',
      title: l10n.t('Renewed, but not tested in full: {0}', untested.length),
      parts: [{ kind: 'rows', items }, ...(more > 0 ? [quiet(l10n.t('… and {0} more', more))] : [])],
    },
  ];
}

function passedGroup(passed: readonly Tested[], most: number): readonly Part[] {
  if (passed.length === 0) return [];
  const items = passed.slice(0, most).map((one): RowView => ({
    icon: 'done',
    state: verificationResult('passed'),
    text: titleOf(one),
    detail: [factsOf(one), ...one.checks.map((check) => sentenceOf(check))].join(' · '),
    buttons: [link('openSet', l10n.t('Open'), one.rows[0].key)],
  }));
  const more = passed.length - items.length;
  return [
    {
      kind: 'details',
      summary: l10n.t('Passed: {0}', passed.length),
      parts: [{ kind: 'rows', items }, ...(more > 0 ? [quiet(l10n.t('… and {0} more', more))] : [])],
    },
  ];
}
