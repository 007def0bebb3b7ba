import '../../wording/l10n';
import assert from 'node:assert/strict';
import { fileProblemSentence } from '../../../../src/wording/backupSets/fileProblems';
import { guid, readValue, set, tenant } from '../file/reading';

const edition = { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' };
const microsoftClient = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

describe('What the rules say against a file is a Problem:', () => {
  const said = (value: unknown) => {
    const { problems, sets } = readValue(value);
    assert.ok(sets.length > 0, 'no set is left out for it');
    return problems.map((problem) => [
      problem.severity,
      problem.range.start.line + 1,
      fileProblemSentence(problem),
    ]);
  };

  it('Modern where a rule closes it, with the way out', () => {
    const authentication = { method: 'modern' };
    const file = {
      edition,
      tenants: [tenant],
      backupSets: [
        { ...set, sources: ['sharePointSites'], authentication },
        { ...set, id: '2', sources: ['mailboxes'], authentication },
        { ...set, id: '3', sources: ['sharePointSites'], authentication: { method: 'hybrid' } },
      ],
    };
    assert.deepEqual(said(file), [
      [
        'warning',
        21,
        "It's recorded as Modern, which the rules don't allow for it now. " +
          "Modern doesn't suit backup sets with Personal Sites or SharePoint sites before version 9.0 of AhsayOBM. " +
          'Hybrid is the temporary workaround. Upgrade to 9.0 or later.',
      ],
    ]);
  });

  it('a cloud that Microsoft closed', () => {
    const [only, ...others] = said({ tenants: [{ ...tenant, cloud: 'germany' }], backupSets: [set] });
    assert.deepEqual(others, []);
    assert.deepEqual(only?.slice(0, 2), ['warning', 6]);
    assert.match(String(only[2]), /^Microsoft closed its Germany cloud/);
  });

  it("one of Microsoft's own apps as client ID, of the file or of a tenant", () => {
    const problems = said({
      clientIds: { china: guid, global: microsoftClient },
      tenants: [{ ...tenant, clientId: microsoftClient.toUpperCase() }],
      backupSets: [set],
    });
    assert.deepEqual(
      problems.map(([severity, line]) => [severity, line]),
      [
        ['error', 4],
        ['error', 11],
      ],
    );
    assert.match(String(problems[0]?.[2]), /^The client ID in the file is one of Microsoft's own apps/);
  });

  it('one account with two roles; where the role is unknown, none', () => {
    const roles = ['ordinary', 'unknown', 'ordinary', 'globalAdministrator'];
    const backupSets = roles.map((accountRole, n) => ({ ...set, id: String(n), accountRole }));
    const other = { ...set, id: 'b', account: 'b@contoso.com', accountRole: 'globalAdministrator' };
    const [only, ...others] = said({ tenants: [tenant], backupSets: [...backupSets, other] });
    assert.deepEqual(others, []);
    assert.deepEqual(only, [
      'warning',
      48,
      'Another backup set of "backup@contoso.com" has "ordinary" here. One of them is probably wrong, because an account has one role.',
    ]);
  });

  it('a tenant that is not listed, with the one that was meant', () => {
    assert.deepEqual(
      said({ tenants: [tenant], backupSets: [{ ...set, tenant: 'contso' }] }).map(
        ([, , sentence]) => sentence,
      ),
      ['This file has no tenant with the ID "contso" under "tenants". Did you mean "contoso"?'],
    );
  });
});
