import assert from 'node:assert/strict';
import { type Source, sources as everySource } from '../../../src/core/backupSet';
import { readOverrides } from '../../../src/core/permissionOverrides';
import {
  missingPermissions,
  permissionNames,
  type PermissionOptions,
  permissionsFor,
  scopesFor,
} from '../../../src/core/permissions';

const options: PermissionOptions = {
  method: 'modern',
  roleCheck: false,
  on: new Date('2026-12-01T00:00:00Z'),
};
const names = (sources: readonly Source[] | undefined, more: Partial<PermissionOptions> = {}) =>
  permissionNames(permissionsFor(sources, { ...options, ...more }));

describe('The permissions asked for', () => {
  it('are, for every set, who signed in and a lasting authorization', () => {
    assert.deepEqual(permissionsFor([], options), [
      { resource: 'graph', names: ['openid', 'profile', 'offline_access', 'User.Read'], reason: 'everySet' },
    ]);
  });

  const table: Record<Source, string[]> = {
    mailboxes: ['Mail.ReadWrite', 'Calendars.ReadWrite', 'Contacts.ReadWrite'],
    oneDrive: ['Files.ReadWrite.All'],
    personalSites: ['Sites.ReadWrite.All'],
    sharePointSites: ['Sites.ReadWrite.All'],
    publicFolders: ['EWS.AccessAsUser.All'],
    teams: ['Team.ReadBasic.All', 'ChannelMessage.Read.All', 'Group.ReadWrite.All'],
  };
  for (const source of everySource) {
    it(`are, for ${source}, ${table[source].join(' ')}, with that reason, and nothing else`, () => {
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

describe('A permission is missing', () => {
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
