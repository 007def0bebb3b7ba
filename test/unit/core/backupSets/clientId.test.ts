import assert from 'node:assert/strict';
import { clientIdFault } from '../../../../src/core/backupSets/clientId';

describe('A client ID that is typed', () => {
  it('is a GUID, in whatever case, with blanks around it', () => {
    assert.equal(clientIdFault('7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001'), undefined);
    assert.equal(clientIdFault(' 7F3C1D52-4B0E-4F6A-9C39-6A5D1BE40001\n'), undefined);
  });

  it('is no name, no secret, and no GUID with something beside it', () => {
    for (const text of ['', 'Backup', 'Q~8Q~abcdefg', '{7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001}', '7f3c1d52'])
      assert.equal(clientIdFault(text), 'notAGuid', text);
  });

  it('is none of Microsoft’s own', () => {
    assert.equal(clientIdFault('04b07795-8ddb-461a-bbee-02f9e1bf7b46'), 'microsoftsOwn');
    assert.equal(clientIdFault(' 04B07795-8DDB-461A-BBEE-02F9E1BF7B46'), 'microsoftsOwn');
  });
});
