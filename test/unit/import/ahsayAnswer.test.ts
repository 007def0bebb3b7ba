import assert from 'node:assert/strict';
import { loginNamesOf, setsOf } from '../../../src/import/ahsayAnswer';
import { refusalOf } from './refusal';

const Type = 'Office 365 Exchange Online';

describe('An answer of AhsayCBS', () => {
  it('has Microsoft 365 sets, those whose type is exactly that, and counts the others', () => {
    const Data = [
      { ID: '1', Name: ' Finance ', Type, Extra: { deep: [] } },
      { ID: '2', Name: 'Files', Type: 'FILE' },
      { ID: '3', Name: 'Almost', Type: 'office 365 exchange online' },
    ];
    assert.deepEqual(setsOf({ Status: 'OK', Data }, 'contoso-backup'), {
      sets: [{ id: '1', name: 'Finance', loginName: 'contoso-backup' }],
      otherTypes: 2,
      unreadable: 0,
    });
  });

  it('has the login names of backup users, each once, and nothing else of them', () => {
    const User = [
      { LoginName: ' contoso-backup ', ContactList: [{ Email: 'x' }] },
      { LoginName: 'contoso-backup' },
      { LoginName: '' },
      { LoginName: 5 },
      { LoginName: 'a'.repeat(300) },
      'fabrikam-backup',
      null,
      { LoginName: 'fabrikam-backup' },
    ];
    assert.deepEqual(loginNamesOf({ Status: 'OK', User }), ['contoso-backup', 'fabrikam-backup']);
    assert.equal(refusalOf(() => loginNamesOf({ Status: 'OK', Data: [] })).id, 'notAnAnswer');
  });

  it('loses the entries that have no usable ID or name, and keeps the rest', () => {
    const wrong = [
      null,
      'text',
      [],
      {},
      { ID: 1, Name: 'a', Type },
      { ID: '', Name: 'a', Type },
      { ID: '1', Name: ' ', Type },
      { ID: '\ud800', Name: 'a', Type },
      { ID: '1', Name: 'x'.repeat(501), Type },
      { ID: '1', Name: 'a' },
    ];
    const { sets, unreadable } = setsOf({ Status: 'OK', Data: [...wrong, { ID: '9', Name: 'b', Type }] });
    assert.deepEqual(sets, [{ id: '9', name: 'b' }]);
    assert.equal(unreadable, wrong.length);
  });

  it('says in its own words why it refuses', () => {
    assert.deepEqual(
      refusalOf(() => setsOf({ Status: 'Error', Message: 'Incorrect SysUser.', Data: [] })),
      { id: 'serverError', message: 'Incorrect SysUser.' },
    );
    assert.deepEqual(
      refusalOf(() => setsOf({ Status: 'Error', Message: { no: 'text' } })),
      { id: 'serverError', message: '' },
    );
  });

  it('is none where its shape is another one', () => {
    for (const answer of [
      null,
      [],
      'OK',
      {},
      { Status: 'OK' },
      { Status: 'OK', Data: {} },
      { Data: [] },
      { Status: 'ok', Data: [] },
    ])
      assert.equal(refusalOf(() => setsOf(answer)).id, 'notAnAnswer');
  });
});
