import '../wording/l10n';
import assert from 'node:assert/strict';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import type { MigrationState } from '../../../src/core/steps/migrationState';
import type { WindowKind } from '../../../src/core/identity/signInWays';
import type { Check, CheckId } from '../../../src/core/identity/signedIn';
import type { Way } from '../../../src/core/identity/signInWays';
import { confirmedConsent } from '../../../src/core/identity/consent';
import { type Permission, permissionsFor } from '../../../src/core/identity/permissions';
import type { TenantConsent } from '../../../src/core/backupSets/tenantConsent';
import { pageView } from '../../../src/webview/pageView';
import type { Part, Snapshot } from '../../../src/webview/protocol';
import { edition, inCloud, tenant } from '../../builders';
import { factsAt } from './sampleModel';

const ids: readonly CheckId[] = ['signature', 'audience', 'issuer', 'lifetime', 'nonce', 'tenant', 'person'];
const confirmWith = (...changed: Check[]): MigrationState['at'] => ({
  step: 'confirm',
  kept: true,
  origin: 'exchange',
  stated: [],
  authorized: {
    grant: '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11',
    person: { name: 'backup@contoso.com', objectId: 'o', tenantId: 't', homeTenantId: 't' },
    granted: ['User.Read'],
    role: 'notNeeded',
    checks: ids.map((id) => changed.find((check) => check.id === id) ?? { id, result: 'passed', params: {} }),
  },
});
const waitingAt = (change: object): MigrationState['at'] => ({
  step: 'waiting',
  attempt: 1,
  expiresAt: 600_000,
  way: 'loopback',
  listening: true,
  device: undefined,
  received: false,
  ...change,
});
const part = <K extends Part['kind']>({ parts }: Snapshot, kind: K): Extract<Part, { kind: K }> | undefined =>
  parts.find((one): one is Extract<Part, { kind: K }> => one.kind === kind);
const labels = ({ buttons }: Snapshot) => buttons.map(({ label }) => label);

const when = '2026-11-20T12:00:00.000Z';

describe('The screens of the page', () => {
  it('fold the technical checks into one line where all passed, and keep in sight what is about the person', () => {
    const screen = pageView(factsAt({ at: confirmWith() }), 1);
    assert.equal(part(screen, 'checks')?.items.length, 2);
    const folded = part(screen, 'details');
    assert.match(folded?.summary ?? '', /5 technical checks passed/);
    assert.equal(folded?.parts[0]?.kind === 'checks' && folded.parts[0].items.length, 5);
  });

  it('show a technical check that did not pass with the others, unfolded', () => {
    const failed = pageView(
      factsAt({ at: confirmWith({ id: 'audience', result: 'failed', params: {} }) }),
      1,
    );
    assert.equal(part(failed, 'checks')?.items[0]?.result, 'failed');
    const noted = pageView(factsAt({ at: confirmWith({ id: 'nonce', result: 'noted', params: {} }) }), 1);
    assert.match(part(noted, 'checks')?.items[0]?.text ?? '', /no mark \(nonce\)/);
    assert.match(part(noted, 'details')?.summary ?? '', /4 technical checks passed/);
  });

  it('do not call Hybrid recommended where it leaves sites without a backup', () => {
    const marks = (set: Partial<BackupSet>) => {
      const screen = pageView(factsAt({ at: { step: 'review' }, set }), 1);
      return part(screen, 'methods')?.options.map(({ mark }) => mark);
    };
    const sources = ['mailboxes', 'sharePointSites'] as const;
    assert.deepEqual(marks({ sources }), [
      'Closed',
      'The only method open at 8.3.6.0; sites are most likely not backed up. Upgrade to 9.0 or later',
    ]);
    const china = { edition: edition('9.1'), ...inCloud('china') };
    assert.deepEqual(marks({ sources, ...china }), [
      'Closed',
      'The only method open at 9.1; sites are most likely not backed up',
    ]);
    assert.deepEqual(marks(china), ['Closed', 'Recommended']);
    assert.deepEqual(marks({ sources: ['mailboxes'] }), ['Recommended', undefined]);
  });

  it('say beside a closed button what is missing', () => {
    const missing = (screen: Snapshot) => screen.buttons.find(({ enabled }) => !enabled)?.missing;
    const authorize = pageView(factsAt({ facts: { appConfirmed: false } }), 1);
    assert.equal(missing(authorize), 'Confirm the app registration first.');
    const save = pageView(factsAt({ at: confirmWith({ id: 'person', result: 'statement', params: {} }) }), 1);
    assert.equal(missing(save), 'Make the statement first.');
    const closed = pageView(factsAt({ at: confirmWith({ id: 'tenant', result: 'failed', params: {} }) }), 1);
    assert.equal(missing(closed), "A check failed, so this authorization can't be saved.");
    assert.equal(missing(pageView(factsAt(), 1)), undefined);
  });

  it('say before a device code is begun that it serves one service, and name the browser', () => {
    const warning = (way: Way, resources: readonly Permission['resource'][]) => {
      const permissions = resources.map((resource): Permission => ({
        resource,
        names: ['A.B'],
        reason: 'everySet',
        level: 'identity',
      }));
      return JSON.stringify(pageView({ ...factsAt({ way }), permissions }, 1).parts).includes(
        'serves one service',
      );
    };
    assert.equal(warning('deviceCode', ['graph', 'exchange']), true);
    assert.equal(warning('deviceCode', ['graph', 'graph']), false);
    assert.equal(warning('loopback', ['graph', 'exchange']), false);
  });

  describe('before the browser opens', () => {
    const files = permissionsFor(['oneDrive'], {
      level: 'test',
      method: 'hybrid',
      roleCheck: false,
      on: new Date('2026-11-22'),
    });
    const textsOf = (screen: Snapshot) =>
      screen.parts.flatMap((one) => (one.kind === 'text' ? [`${one.tone}: ${one.text}`] : []));
    const consented = (consent: TenantConsent) =>
      factsAt({ set: { tenant: { ...tenant, consent } }, facts: { permissions: files } });

    it('say that an administrator’s consent is likely needed first, and of which permissions', () => {
      const told = textsOf(pageView(factsAt({ facts: { permissions: files } }), 1)).join('\n');
      assert.match(
        told,
        /^warning: Users can't consent to Files\.Read .+ ask one before you sign in\. The file has no record of consent\.$/m,
      );
      assert.doesNotMatch(textsOf(pageView(factsAt(), 1)).join(), /can't consent/, 'who signs in needs none');
    });

    it('say that it was confirmed, and warn no more', () => {
      const { clientId = '' } = tenant;
      const at = '2026-11-20T12:00:00.000Z';
      const confirmed = confirmedConsent(undefined, clientId, ['Files.Read'], at, 'seenHere');
      const screen = pageView(consented(confirmed), 1);
      const told = textsOf(screen).join('\n');
      assert.match(told, /^normal: Consent was confirmed on .+2026/m);
      assert.match(screen.announcement, /^Authorize at Microsoft\. Consent was confirmed on /);
      assert.doesNotMatch(told, /can't consent/);
      const other = { ...confirmed, clientId: '11111111-2222-4333-8444-555555555555' };
      assert.match(
        textsOf(pageView(consented(other), 1)).join(),
        /can't consent/,
        'another app’s says nothing',
      );
    });

    it('offer to ask an administrator as they offer to authorize', () => {
      const { buttons } = pageView(factsAt(), 1);
      assert.deepEqual(
        buttons.slice(0, 2).map(({ id, look }) => [id, look]),
        [
          ['authorize', 'primary'],
          ['askAdministrator', 'secondary'],
        ],
      );
    });

    it('offer it on the first screen, beside Continue, where what is asked for needs consent', () => {
      const at = { step: 'review' } as const;
      const offered = (screen: Snapshot) => screen.buttons.some(({ id }) => id === 'askAdministrator');
      const needing = pageView(factsAt({ at, facts: { permissions: files } }), 1);
      assert.deepEqual(
        needing.buttons.slice(0, 2).map(({ id, enabled }) => [id, enabled]),
        [
          ['continue', true],
          ['askAdministrator', true],
        ],
      );
      assert.match(textsOf(needing).join('\n'), /^warning: Users can't consent to Files\.Read/m);
      assert.equal(offered(pageView(factsAt({ at }), 1)), false, 'who signs in needs none');
      const confirmed = confirmedConsent(undefined, tenant.clientId ?? '', ['Files.Read'], when, 'seenHere');
      const set = { tenant: { ...tenant, consent: confirmed } };
      assert.equal(offered(pageView(factsAt({ at, set, facts: { permissions: files } }), 1)), false);
    });

    it('give no text and no link away for an app that nobody confirmed', () => {
      const at = { step: 'authorize', askingAdministrator: true } as const;
      const enabledFor = (appConfirmed: boolean) => {
        const screen = pageView(factsAt({ at, facts: { appConfirmed, permissions: files } }), 1);
        const [row] = part(screen, 'group')!.parts.flatMap((one) => (one.kind === 'buttons' ? [one] : []));
        return row!.buttons.filter(({ enabled }) => enabled).map(({ id }) => id);
      };
      assert.deepEqual(enabledFor(false), ['noLongerWaiting']);
      assert.deepEqual(enabledFor(true), [
        ...['copyAdministratorText', 'copyAdministratorMail', 'copyAdminConsent', 'openConsentPage'],
        ...['consentStated', 'noLongerWaiting'],
      ]);
    });

    it('say who still signs in here, and ask for no word of a consent that is known', () => {
      const at = { step: 'authorize', askingAdministrator: true } as const;
      const groupOf = (change: Parameters<typeof factsAt>[0]) => {
        const { parts } = part(pageView(factsAt({ at, ...change }), 1), 'group')!;
        const words = parts.flatMap((one) => (one.kind === 'text' ? [one.text] : [])).join('');
        const ids = parts.flatMap((one) => (one.kind === 'buttons' ? one.buttons.map(({ id }) => id) : []));
        return { words, ids };
      };
      const open = groupOf({ facts: { permissions: files } });
      assert.match(open.words, /backup@contoso\.com still signs in here with Authorize/);
      assert.ok(open.ids.includes('consentStated'));
      const consent = confirmedConsent(undefined, tenant.clientId ?? '', ['Files.Read'], when, 'seenHere');
      const known = groupOf({ set: { tenant: { ...tenant, consent } }, facts: { permissions: files } });
      assert.equal(known.ids.includes('consentStated'), false);
      const modern = factsAt({ at }).judgement;
      const administrators = {
        ...modern,
        hybrid: { ...modern.hybrid, signer: 'globalAdministrator' as const },
      };
      const must = groupOf({ facts: { permissions: files, judgement: administrators } });
      assert.match(must.words, /comes to this computer and signs in with Authorize/);
    });

    it('ask, while the code is awaited, whether Microsoft’s page wants an approval', () => {
      const asked = pageView(factsAt({ at: waitingAt({}) }), 1).parts.flatMap((one) =>
        one.kind === 'buttons' ? one.buttons : [],
      );
      assert.match(
        asked.find(({ id }) => id === 'askAdministrator')?.label ?? '',
        /Does Microsoft's page say that approval is needed\?/,
      );
    });
  });

  it('ask an administrator from the row that is always in sight, and stop waiting where that is over', () => {
    assert.ok(labels(pageView(factsAt(), 1)).includes('Ask an Administrator…'));
    const asking = pageView(factsAt({ at: { step: 'authorize', askingAdministrator: true } }), 1);
    assert.ok(!labels(asking).includes('Ask an Administrator…'));
    const group = part(asking, 'group');
    assert.equal(
      asking.parts.findIndex(({ kind }) => kind === 'group'),
      1,
      'Right below the first sentence.',
    );
    const inside = group?.parts.flatMap((one) => (one.kind === 'buttons' ? one.buttons : []));
    assert.deepEqual(
      inside?.map(({ label }) => label),
      [
        'Copy Text for the Administrator',
        'Copy as Mail',
        'Copy Consent Link',
        'Open Consent Page Here',
        'No Longer Waiting',
      ],
    );
  });

  it('name what Cancel gives up while a code is awaited', () => {
    for (const change of [{}, { expiresAt: undefined }, { received: true }]) {
      const screen = pageView(factsAt({ at: waitingAt(change) }), 1);
      assert.ok(labels(screen).includes('Cancel Sign-In'), JSON.stringify(change));
    }
  });

  it('close OK and Copy Link while the entry is another one than the code is for', () => {
    const usable = (received: boolean, changed: boolean) => {
      const screen = pageView(factsAt({ at: waitingAt({ received }), facts: { changed } }), 1);
      const rows = screen.parts.flatMap((one) => (one.kind === 'details' ? one.parts : [one]));
      const beside = rows.flatMap((one) => (one.kind === 'buttons' ? one.buttons : []));
      return [...beside, ...screen.buttons].flatMap(({ label, enabled, look }) =>
        enabled && look !== 'link' ? [label] : [],
      );
    };
    assert.deepEqual(usable(true, true), ['Back', 'Cancel Sign-In']);
    assert.deepEqual(usable(false, false), ['OK', 'Open Again', 'Copy Link', 'Back', 'Cancel Sign-In']);
  });

  it('show a device code in groups, say what it is not, and have no box for a code', () => {
    const device = { userCode: 'BCDFGHJKL', page: 'https://login.microsoft.com/device' };
    const screen = pageView(
      factsAt({ way: 'deviceCode', at: waitingAt({ way: 'deviceCode', device, listening: false }) }),
      1,
    );
    const shown = part(screen, 'deviceCode');
    assert.deepEqual(shown?.groups, ['BCD', 'FGH', 'JKL']);
    assert.match(shown.warning, /isn't a number for or from your authenticator app/);
    assert.match(shown.warning, /Never enter a code that someone else sent you/);
    assert.equal(part(screen, 'codeBox'), undefined);
    assert.match(part(screen, 'text')?.text ?? '', /Open login\.microsoft\.com\/device in a browser/);
    assert.equal(labels(screen)[0], 'Open login.microsoft.com');
    const eight = { ...device, userCode: 'ABCD-EFGH' };
    const other = pageView(factsAt({ at: waitingAt({ way: 'deviceCode', device: eight }) }), 1);
    assert.deepEqual(part(other, 'deviceCode')?.groups, ['ABCD', 'EFGH']);
  });

  it('have the other way as their primary one where that mends what was refused', () => {
    const blocked = { kind: 'microsoft', error: 'invalid_grant', numbers: [53_003], text: '' } as const;
    const primary = (way: 'deviceCode' | 'loopback') => {
      const { problem, buttons } = pageView(factsAt({ way, problem: blocked }), 1);
      const all = [...(problem?.buttons ?? []), ...buttons];
      return all.filter(({ look }) => look === 'primary').map(({ id }) => id);
    };
    assert.deepEqual(primary('deviceCode'), ['otherWay']);
    assert.deepEqual(primary('loopback'), ['authorize']);
  });

  it('offer the browser once where a device code was refused', () => {
    const blocked = { kind: 'microsoft', error: 'invalid_grant', numbers: [53_003], text: '' } as const;
    const screen = pageView(factsAt({ way: 'deviceCode', problem: blocked }), 1);
    const inParts = screen.parts.flatMap((one) => (one.kind === 'buttons' ? one.buttons : []));
    const all = [...(screen.problem?.buttons ?? []), ...inParts].map(({ label }) => label);
    assert.equal(all.filter((label) => label === 'Sign In with the Browser Instead').length, 1);
  });

  describe('of an entry that changed after Continue', () => {
    const changed = { changed: true, differences: [{ id: 'clientId', before: 'a', now: 'b' }] } as const;

    it('say on Authorize that it changed, and ask to confirm no app registration', () => {
      const screen = pageView(factsAt({ facts: { ...changed, appConfirmed: false } }), 1);
      assert.equal(screen.problem?.what, 'The entry changed after Continue.');
      assert.equal(part(screen, 'tick')?.id, 'testAccess');
    });

    it('promise on Confirm to keep nothing', () => {
      const screen = pageView(factsAt({ at: confirmWith(), facts: changed }), 1);
      assert.equal(screen.problem?.what, 'The entry changed while you were signing in.');
      assert.doesNotMatch(JSON.stringify(screen.parts), /will be kept/);
      assert.match(JSON.stringify(pageView(factsAt({ at: confirmWith() }), 1).parts), /will be kept/);
    });
  });

  it('offer every other way on Authorize, the device code last, and tell what the browser will show', () => {
    const offered = (way: 'loopback' | 'deviceCode') =>
      pageView(factsAt({ way }), 1).parts.flatMap((one) =>
        one.kind === 'buttons' ? one.buttons.map(({ id }) => id) : [],
      );
    assert.deepEqual(offered('loopback'), ['useDeviceCode']);
    assert.deepEqual(offered('deviceCode'), ['useLoopback']);
  });

  it('tell, before the browser opens and while it is open, how its answer comes back', () => {
    const says = (window: WindowKind, at?: MigrationState['at']) =>
      pageView(factsAt({ ...(at ? { at } : {}), facts: { window } }), 1)
        .parts.flatMap((one) => (one.kind === 'text' ? one.text : []))
        .join(' ');
    const errorPage = /can't reach the page.* that's expected: copy the whole address of that page/i;
    assert.doesNotMatch(says('local'), errorPage);
    for (const window of ['wsl', 'ssh', 'container', 'remote', 'webHere', 'web'] as const)
      assert.match(says(window), errorPage, window);
    for (const window of ['local', 'ssh', 'webHere', 'web'] as const) {
      assert.match(says(window, waitingAt({ listening: true })), errorPage, window);
      const alone = /The code comes here by itself/;
      const deaf = says(window, waitingAt({ listening: false }));
      assert.match(deaf, errorPage, window);
      assert.doesNotMatch(deaf, alone);
      if (window === 'web') assert.doesNotMatch(says(window, waitingAt({ listening: true })), alone);
    }
  });
});
