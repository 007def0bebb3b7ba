import '../../wording/l10n';
import assert from 'node:assert/strict';
import type { TenantConsent } from '../../../../src/core/backupSets/tenantConsent';
import { confirmedConsent } from '../../../../src/core/identity/consent';
import { permissionsFor } from '../../../../src/core/identity/permissions';
import { pageView } from '../../../../src/webview/pageView';
import type { Snapshot } from '../../../../src/webview/protocol';
import { tenant } from '../../../builders';
import { factsAt } from '../sampleModel';
import { labels, part, waitingAt } from '../screenParts';

const when = '2026-11-20T12:00:00.000Z';

describe('The screens of the page', () => {
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
        /^warning: Users can't consent to Files\.Read .+ Ask one before you sign in\. The file has no record of consent\.$/m,
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
      assert.match(must.words, /signs in on this computer with Authorize/);
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
      2,
      'Right below where it leads, and as whom.',
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
});
