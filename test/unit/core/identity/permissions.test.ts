import assert from 'node:assert/strict';
import { type Source, sources as everySource } from '../../../../src/core/backupSets/backupSet';
import { readOverrides } from '../../../../src/core/identity/permissionOverrides';
import {
  missingPermissions,
  permissionNames,
  type PermissionOptions,
  permissionsAsked,
  permissionsFor,
  scopesFor,
} from '../../../../src/core/identity/permissions';

const options: PermissionOptions = {
  level: 'custom',
  method: 'modern',
  roleCheck: false,
  on: new Date('2026-12-01T00:00:00Z'),
};
const names = (sources: readonly Source[] | undefined, more: Partial<PermissionOptions> = {}) =>
  permissionNames(permissionsFor(sources, { ...options, ...more }));

describe('The permissions asked for', () => {
  it('are who signs in and a lasting authorization, whatever a set backs up and whatever the method', () => {
    for (const method of ['hybrid', 'modern'] as const) {
      const asked = permissionsFor(everySource, { ...options, level: 'identity', method });
      const everySet = ['openid', 'profile', 'offline_access', 'User.Read'];
      assert.deepEqual(asked, [
        { resource: 'graph', names: everySet, reason: 'everySet', level: 'identity' },
      ]);
    }
  });

  it('leave the user’s own names to the level that is for them', () => {
    const overrides = { mailboxes: { graph: ['Mail.Send'], exchange: ['EWS.AccessAsUser.All'] } };
    assert.deepEqual(names(['mailboxes'], { level: 'identity', overrides }), ['User.Read']);
    assert.ok(!names(['mailboxes'], { level: 'test', overrides }).includes('Mail.Send'));
  });

  const tested: Record<Source, string[]> = {
    mailboxes: ['Mail.ReadBasic', 'MailboxSettings.Read', 'Calendars.ReadBasic', 'Contacts.Read'],
    oneDrive: ['Files.Read'],
    personalSites: ['Sites.Read.All'],
    sharePointSites: ['Sites.Read.All'],
    publicFolders: [],
    teams: ['Team.ReadBasic.All', 'Channel.ReadBasic.All'],
  };
  for (const source of everySource) {
    it(`are, to test ${source}, ${tested[source].join(' ') || 'nothing more'}`, () => {
      assert.deepEqual(names([source], { level: 'test' }), ['User.Read', ...tested[source]]);
    });
  }

  const table: Record<Source, string[]> = {
    mailboxes: ['Mail.ReadWrite', 'Calendars.ReadWrite', 'Contacts.ReadWrite'],
    oneDrive: ['Files.ReadWrite.All'],
    personalSites: ['Sites.ReadWrite.All'],
    sharePointSites: ['Sites.ReadWrite.All'],
    publicFolders: ['EWS.AccessAsUser.All'],
    teams: ['Team.ReadBasic.All', 'ChannelMessage.Read.All', 'Group.ReadWrite.All'],
  };
  for (const source of everySource) {
    it(`are, for ${source} by an empty setting, ${table[source].join(' ')}, with that reason, and nothing else`, () => {
      assert.deepEqual(names([source]), ['User.Read', ...table[source]]);
      const added = permissionsFor([source], options).at(-1)!;
      assert.equal(added.reason, source);
      assert.equal(added.resource, source === 'publicFolders' ? 'exchange' : 'graph');
    });
  }

  it('name a shared permission once, with both its reasons', () => {
    const both: Source[] = ['personalSites', 'sharePointSites'];
    assert.deepEqual(names(both), ['User.Read', 'Sites.ReadWrite.All']);
    assert.deepEqual(
      permissionsFor(both, options).map(({ reason }) => reason),
      ['everySet', ...both],
    );
  });

  it('leave the sites out under Hybrid, which goes on with the stored password there', () => {
    assert.deepEqual(names(['mailboxes', 'personalSites', 'sharePointSites'], { method: 'hybrid' }), [
      'User.Read',
      ...table.mailboxes,
    ]);
  });

  it('leave Exchange Web Services out from 1 April 2027 on', () => {
    const on = (date: string) => names(['publicFolders'], { on: new Date(date) });
    assert.deepEqual(on('2027-03-31T23:59:59Z'), ['User.Read', 'EWS.AccessAsUser.All']);
    assert.deepEqual(on('2027-04-01T00:00:00Z'), ['User.Read']);
  });

  it('read roles on demand only', () => {
    assert.ok(!names(everySource).includes('RoleManagement.Read.Directory'));
    assert.ok(names([], { roleCheck: true }).includes('RoleManagement.Read.Directory'));
  });

  it('are the least where the sources are unknown', () => {
    assert.deepEqual(names(undefined), ['User.Read']);
  });

  it('can be changed for a source, list by list', () => {
    const overrides = {
      mailboxes: { graph: ['Mail.Read'] },
      publicFolders: { graph: ['MailboxFolder.Read'] },
    };
    assert.deepEqual(names(['mailboxes'], { overrides }), ['User.Read', 'Mail.Read']);
    assert.deepEqual(names(['publicFolders'], { overrides }), [
      'User.Read',
      'MailboxFolder.Read',
      'EWS.AccessAsUser.All',
    ]);
    assert.deepEqual(names(['mailboxes'], { overrides: { mailboxes: { graph: [] } } }), ['User.Read']);
    assert.deepEqual(names(['oneDrive'], { overrides }), ['User.Read', 'Files.ReadWrite.All']);
  });
});

describe('Scopes', () => {
  const all = permissionsFor(['mailboxes', 'publicFolders'], options);
  const graph = ['User.Read', 'Mail.ReadWrite', 'Calendars.ReadWrite', 'Contacts.ReadWrite'];
  const hosts = {
    global: ['graph.microsoft.com', 'outlook.office365.com'],
    usGovGccHigh: ['graph.microsoft.us', 'outlook.office365.us'],
    usGovDod: ['dod-graph.microsoft.us', 'outlook-dod.office365.us'],
    china: ['microsoftgraph.chinacloudapi.cn', 'partner.outlook.cn'],
    practice: ['graph.microsoft.com', 'outlook.office365.com'],
  } as const;
  for (const [cloud, [graphHost, exchangeHost]] of Object.entries(hosts)) {
    it(`of ${cloud} name its own hosts, one list a service, without OpenID’s own`, () => {
      assert.deepEqual(scopesFor(cloud as keyof typeof hosts, all), {
        graph: graph.map((name) => `https://${graphHost}/${name}`),
        exchange: [`https://${exchangeHost}/EWS.AccessAsUser.All`],
      });
    });
  }

  it('of a retired cloud are none', () => {
    assert.deepEqual(scopesFor('germany', all), { graph: [], exchange: [] });
  });
});

describe('The setting backupAuth.permissions', () => {
  it('is read source by source', () => {
    const setting = { mailboxes: { graph: ['Mail.Read'] }, publicFolders: { exchange: [] } };
    assert.deepEqual(readOverrides(setting), { overrides: setting, refused: [] });
  });

  it('may be absent or of another kind', () => {
    for (const setting of [undefined, null, {}, [], 'Mail.Read', 7]) {
      assert.deepEqual(readOverrides(setting), { overrides: {}, refused: [] });
    }
  });

  for (const name of [
    ...[
      '',
      ' ',
      '.default',
      'https://graph.microsoft.com/Mail.Read',
      'Mail.Read User.Read',
      'Mail/Read',
      'Mail.',
    ],
    ...['Mail..Read', 'Mail.Read\n', 'offline_access', '<b>', 'a'.repeat(101), 7, null, ['Mail.Read']],
  ]) {
    it(`refuses the name ${JSON.stringify(name).slice(0, 40)}`, () => {
      assert.deepEqual(readOverrides({ mailboxes: { graph: ['Mail.Read', name] }, teams: { graph: [] } }), {
        overrides: { teams: { graph: [] } },
        refused: ['mailboxes.graph'],
      });
    });
  }

  it('refuses sources and services that there are not, and keeps the rest', () => {
    const setting = JSON.parse(
      '{ "calendars": {}, "__proto__": { "graph": ["X"] }, "teams": { "azure": ["X"], "graph": ["Y"] }, "oneDrive": "Z" }',
    ) as unknown;
    assert.deepEqual(readOverrides(setting), {
      overrides: { teams: { graph: ['Y'] } },
      refused: ['calendars', '__proto__', 'teams.azure', 'oneDrive'],
    });
  });
});

describe('Permissions asked for once', () => {
  const at = { on: options.on };
  const asked = ['User.Read', 'Files.Read', 'Mail.ReadWrite'];
  const of = (method: 'hybrid' | 'modern', ...sources: Source[]) => ({ sources, authentication: { method } });

  it('are known again by the sources of the sets, whichever level they were of', () => {
    const found = permissionsAsked(asked, [of('modern', 'oneDrive'), of('hybrid', 'mailboxes')], at);
    assert.deepEqual(
      found.map(({ names, reason }) => [reason, ...names]),
      [
        ['everySet', 'openid', 'profile', 'offline_access', 'User.Read'],
        ['oneDrive', 'Files.Read'],
        ['mailboxes', 'Mail.ReadWrite'],
      ],
    );
  });

  it('are not those that were never asked for: a set may hold more by now', () => {
    assert.deepEqual(permissionNames(permissionsAsked(['User.Read'], [of('modern', ...everySource)], at)), [
      'User.Read',
    ]);
  });
});

describe('A permission is missing', () => {
  it('no longer where a wider one was granted, and still where another or a narrower one was', () => {
    const wide = ['Mail.ReadWrite', 'calendars.read', 'Files.ReadWrite.All', 'Sites.ReadWrite.All'];
    assert.deepEqual(
      missingPermissions(['Mail.ReadBasic', 'Calendars.ReadBasic', 'Files.Read', 'Sites.Read.All'], wide),
      [],
    );
    assert.deepEqual(missingPermissions(['MailboxSettings.Read'], wide), ['MailboxSettings.Read']);
    assert.deepEqual(missingPermissions(['Mail.ReadWrite'], ['Mail.ReadBasic']), ['Mail.ReadWrite']);
    assert.deepEqual(missingPermissions(['toString', '__proto__'], wide), ['toString', '__proto__']);
  });

  it('where it was needed and not granted, however Microsoft writes it', () => {
    const granted = ['https://graph.microsoft.com/User.Read', 'mail.readwrite'];
    assert.deepEqual(missingPermissions(['User.Read', 'Mail.ReadWrite'], granted), []);
    assert.deepEqual(missingPermissions(['User.Read', 'Mail.Read'], granted), ['Mail.Read']);
    assert.deepEqual(missingPermissions(['https://graph.microsoft.com/User.Read'], ['User.Read']), []);
    assert.deepEqual(missingPermissions(['Files.ReadWrite.All'], ['Files.ReadWrite']), [
      'Files.ReadWrite.All',
    ]);
  });

  it('never for OpenID’s own, which Microsoft does not list', () => {
    assert.deepEqual(missingPermissions(['openid', 'profile', 'offline_access'], []), []);
  });
});
