import '../wording/l10n';
import assert from 'node:assert/strict';
import {
  type HandOff,
  administratorMail,
  administratorMarkdown,
} from '../../../src/documents/administratorText';

const handOff: HandOff = {
  sets: [{ name: 'Finance mailboxes', from: 'basic', to: 'modern' }],
  signer: 'globalAdministrator',
  tenant: 'contoso.com',
  cloudName: 'Global',
  clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001',
  accounts: ['backup@contoso.com'],
  edition: 'AhsayOBM',
  engineer: '',
  consentLink: 'https://login.microsoftonline.com/contoso.com/v2.0/adminconsent?client_id=x',
  permissions: [{ resource: 'graph', names: ['Mail.ReadWrite'], reason: 'mailboxes', level: 'custom' }],
};

describe('The text for an administrator', () => {
  it('names set, tenant, method, app, link and permissions with their reasons', () => {
    const text = administratorMarkdown(handOff);
    for (const part of [
      'Finance mailboxes',
      'contoso.com',
      'Modern',
      handOff.clientId,
      handOff.consentLink,
    ]) {
      assert.ok(text.includes(part), part);
    }
    assert.match(text, /- Mail\.ReadWrite: \S+/);
  });

  it('says whose access this is, and that it gives the backup product nothing', () => {
    const named = administratorMail({ ...handOff, engineer: 'Erika Musterfrau' });
    const app = handOff.clientId;
    assert.ok(
      named.includes(
        `lets the app ${app} act for the person who signs in. I (Erika Musterfrau) use it with Backup Auth Migrator`,
      ),
    );
    assert.ok(
      administratorMail(handOff).includes(
        `lets the app ${app} act for the person who signs in. I use it with Backup Auth Migrator`,
      ),
    );
    assert.match(named, /gives AhsayOBM nothing: AhsayOBM asks for its own approval\./);
    assert.doesNotMatch(named, /so that AhsayOBM|AhsayOBM can (back|restore|reach)/);
  });

  it('says that a Global Administrator must sign in here if the rules ask for one, beside consent', () => {
    assert.match(administratorMarkdown(handOff), /A Global Administrator must sign in on my computer/);
    const anyMember = administratorMarkdown({
      ...handOff,
      sets: [{ name: 'Finance mailboxes', from: 'basic', to: 'hybrid' }],
      signer: 'anyMember',
    });
    assert.match(anyMember, /moves to Hybrid/);
    assert.match(anyMember, /`backup@contoso\.com` signs in on my computer/);
    assert.doesNotMatch(anyMember, /Global Administrator/);
  });

  it('names each of several sets with its method, and says where one is only authorized again', () => {
    const several = administratorMail({
      ...handOff,
      sets: [
        { name: 'Finance', from: 'basic', to: 'modern' },
        { name: 'Sites', from: 'basic', to: 'hybrid' },
      ],
    });
    assert.match(
      several,
      /of 2 backup sets of backup@contoso\.com changes: "Finance" \(Modern\), "Sites" \(Hybrid\)\./,
    );
    const again = administratorMail({
      ...handOff,
      sets: [{ name: 'Finance', from: 'modern', to: 'modern' }],
    });
    assert.match(again, /"Finance" \(backup@contoso\.com\) needs a new authorization\./);
    assert.doesNotMatch(again, /moves to/);
  });

  it('asks nobody to send a code', () => {
    assert.match(administratorMarkdown(handOff), /Never send me a code/);
  });

  it('shows what the file says, and makes no markup and no link of it', () => {
    const evil: Partial<HandOff> = {
      sets: [
        {
          name: '](https://evil.example) **x** `` ` <img src=x> www.evil.example\n# Heading',
          from: 'basic',
          to: 'modern',
        },
      ],
      tenant: '[a](command:x)',
      accounts: ['a@evil.example'],
    };
    const text = administratorMarkdown({ ...handOff, ...evil });
    // What stands outside code spans is ours: the one link, and no other sign of a link.
    const outside = text.replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
    assert.doesNotMatch(outside, /evil|command:|img/);
    assert.doesNotMatch(text, /^#+ .*Heading/m);
    assert.match(
      outside,
      /<https:\/\/login\.microsoftonline\.com\/contoso\.com\/v2\.0\/adminconsent\?client_id=x>/,
    );
  });

  it('tells what the administrator will see, and what Microsoft answered last', () => {
    const refusal = {
      what: 'Nobody has consented.',
      next: 'An administrator consents.',
      details: ['Number: AADSTS65001'],
    };
    for (const text of [administratorMarkdown, (of: HandOff) => administratorMail(of)].map((of) =>
      of({ ...handOff, refusal }),
    )) {
      assert.match(text, /Permissions requested/);
      assert.match(text, /Nobody has consented\. An administrator consents\./);
      assert.match(text, /AADSTS65001/);
    }
    assert.doesNotMatch(administratorMarkdown(handOff), /answered so far/);
  });

  it('is a mail of plain text, its subject in front', () => {
    const mail = administratorMail(handOff);
    assert.match(mail, /^Microsoft 365 backup with AhsayOBM: an authorization in contoso\.com\n\n/);
    assert.doesNotMatch(mail, /[`<>]|^#/m);
    assert.ok(mail.includes(`and accept: ${handOff.consentLink}\n`));
  });
});
