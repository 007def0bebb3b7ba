import assert from 'node:assert/strict';
import { exchangeAllowListCommands } from '../../../../src/core/rules/exchangeAllowList';
import { wrapLines } from '../../../../src/wording/basics/wrapLines';

const clientId = '7F3C1D52-4B0E-4F6A-9C39-6A5D1BE40001';

describe('The commands for Exchange’s allow list', () => {
  const text = exchangeAllowListCommands(clientId)?.join('\n') ?? '';

  it('add the app to those that are there, which are read first, and join them by commas', () => {
    assert.match(text, /Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy\n/);
    assert.match(text, /\$app = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001'\n/);
    assert.match(text, /Where-Object \{ \$_ \}\) \+ \$app\n/);
    assert.match(text, /-join ','\n {2}Set-OrganizationConfig -EwsAllowedAppIDs \$ids\n/);
    assert.ok(text.indexOf('Retrieve') < text.indexOf('Set-OrganizationConfig'));
    assert.match(text, /\$ids\n\}\nGet-OrganizationConfig/);
  });

  it('write nothing where the list could not be read', () => {
    assert.match(text, /^& \{\n {2}\$ErrorActionPreference = 'Stop'\n/);
    assert.match(text, /Properties\['EwsAllowedAppIDs'\]\n {2}if \(-not \$list\) \{ throw /);
  });

  it('switch nothing on by themselves: they show whether Exchange Web Services are on', () => {
    assert.doesNotMatch(text, /-EwsEnabled/);
    assert.match(text, /Format-List EwsEnabled$/);
  });

  it('stay whole in a document that breaks long lines', () => {
    const document = exchangeAllowListCommands(clientId)!
      .map((line) => `      ${line}`)
      .join('\n');
    assert.equal(wrapLines(document), document);
  });

  it('hold nothing but a client ID', () => {
    for (const odd of ["x'; Remove-Mailbox", '', 'contoso.com', `${clientId}'`])
      assert.equal(exchangeAllowListCommands(odd), undefined);
  });
});
