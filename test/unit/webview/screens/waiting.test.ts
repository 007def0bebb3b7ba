import '../../wording/l10n';
import assert from 'node:assert/strict';
import type { WindowKind } from '../../../../src/core/identity/signInWays';
import type { MigrationState } from '../../../../src/core/steps/migrationState';
import { pageView } from '../../../../src/webview/pageView';
import { factsAt } from '../sampleModel';
import { labels, part, waitingAt } from '../screenParts';

describe('The screens of the page', () => {
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

  it('tell, before the browser opens and while it is open, how its answer comes back', () => {
    const says = (window: WindowKind, at?: MigrationState['at']) =>
      pageView(factsAt({ ...(at ? { at } : {}), facts: { window } }), 1)
        .parts.flatMap((one) => (one.kind === 'text' ? one.text : []))
        .join(' ');
    const errorPage = /can't reach the page.* that's expected. Copy the whole address of that page/i;
    assert.doesNotMatch(says('local'), errorPage);
    for (const window of ['wsl', 'ssh', 'container', 'remote', 'webHere', 'web'] as const)
      assert.match(says(window), errorPage, window);
    for (const window of ['local', 'ssh', 'webHere', 'web'] as const) {
      assert.match(says(window, waitingAt({ listening: true })), errorPage, window);
      const alone = /The code arrives automatically/;
      const deaf = says(window, waitingAt({ listening: false }));
      assert.match(deaf, errorPage, window);
      assert.doesNotMatch(deaf, alone);
      if (window === 'web') assert.doesNotMatch(says(window, waitingAt({ listening: true })), alone);
    }
  });
});
