import assert from 'node:assert/strict';
import { atOnce } from '../../../../src/core/basics/slices';
import { readBackupSetsText } from '../../../../src/estate/file/readFile';
import { completionsAt, listAt } from '../../../../src/editor/text/completions';
import { indexSteps } from '../../../../src/editor/text/fileIndex';
import { snippetOf } from '../../../../src/editor/text/snippets';

const file = (set: string) => `{
  "edition": { "name": "AhsayOBM", "kind": "OBM", "version": "8.3.6.0" },
  "tenants": [
    { "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global" },
    { "id": "fabrikam", "tenant": "fabrikam.com", "cloud": "china" }
  ],
  "backupSets": [
    { "id": "1", "tenant": "contoso", "account": "rare@contoso.com" },
    { "id": "2", "tenant": "contoso", "account": "backup@contoso.com" },
    { "id": "3", "tenant": "contoso", "account": "Backup@contoso.com" },
    { "id": "4", "tenant": "fabrikam", "account": "backup@fabrikam.com" },
    ${set}
  ]
}`;

const cursor = (marked: string) => ({ offset: marked.indexOf('|'), text: marked.replace('|', '') });

/** What is offered at `|`, and what it takes the place of. */
function offered(marked: string) {
  const { offset, text } = cursor(marked);
  const found = completionsAt(atOnce(indexSteps(text)), text, offset, ['9.1.2.3']);
  return (
    found && [
      found.values.map(({ value }) => value),
      text.slice(found.place.offset, found.place.offset + found.place.length),
    ]
  );
}

describe('Completion offers', () => {
  it('the tenants of the file', () => {
    const tenants = ['contoso', 'fabrikam'];
    assert.deepEqual(offered(file('{ "id": "5", "tenant": "|" }')), [tenants, '""']);
    assert.deepEqual(offered(file('{ "id": "5", "tenant": "con|t" }')), [tenants, '"cont"']);
    assert.deepEqual(offered(file('{ "id": "5", "tenant": | }')), [tenants, '']);
    assert.equal(offered(file('{ "id": "5", "ten|ant": "" }')), undefined);
    assert.equal(offered(file('{ "id": "5", "name": "|" }')), undefined);
  });

  it('the accounts of the tenant, those of most sets first, and all where it has none', () => {
    const ofContoso = ['backup@contoso.com', 'rare@contoso.com'];
    assert.deepEqual(offered(file('{ "tenant": "contoso", "account": "|" }')), [ofContoso, '""']);
    assert.deepEqual(offered(file('{ "tenant": "contoso", "account": "new|" }'))?.[0], ofContoso);
    assert.deepEqual(offered(file('{ "tenant": "fabrikam", "account": "|" }'))?.[0], ['backup@fabrikam.com']);
    assert.deepEqual(offered(file('{ "account": "|" }'))?.[0], [
      ...ofContoso.slice(0, 1),
      'rare@contoso.com',
      'backup@fabrikam.com',
    ]);
  });

  it('the sources that are not chosen', () => {
    const others = ['oneDrive', 'personalSites', 'sharePointSites', 'publicFolders'];
    assert.deepEqual(offered(file('{ "sources": ["teams", "|", "mailboxes"] }')), [others, '""']);
    assert.deepEqual(offered(file('{ "sources": ["teams", |"mailboxes"] }'))?.[0], ['mailboxes', ...others]);
    assert.deepEqual(offered(file('{ "sources": ["teams", "mailboxes", |] }'))?.[0], others);
    assert.equal(offered(file('{ "sources": ["|", "mailboxes", "teams"] }'))?.[0]?.length, 4);
  });

  it('the methods, and the versions of the estate before those at which rules change', () => {
    assert.deepEqual(offered(file('{ "authentication": { "method": "|" } }'))?.[0], [
      'basic',
      'hybrid',
      'modern',
    ]);
    const versions = offered(file('').replace('8.3.6.0', '|'))?.[0] ?? [];
    assert.deepEqual(versions.slice(0, 3), ['9.1.2.3', '8.3.6.0', '9.0']);
    assert.equal(new Set(versions).size, versions.length);
    assert.deepEqual(offered(file('{ "edition": { "version": "|" } }'))?.[0], versions);
  });

  it('nothing, and no exception, wherever a text is cut', () => {
    const text = file('{ "sources": ["teams"], "authentication": { "method": "basic" } }');
    for (let end = 0; end < text.length; end++) offered(`${text.slice(0, end)}|`);
  });
});

describe('A new entry', () => {
  /** The text with the snippet at `|`, as it is when nothing is filled in. */
  function filled(marked: string): string | undefined {
    const { offset, text } = cursor(marked);
    const index = atOnce(indexSteps(text));
    const list = listAt(index, text, offset);
    const snippet = list && snippetOf(index, list.part);
    if (!list || snippet === undefined) return undefined;
    const plain = snippet
      .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:,[^|]*)?\|\}/g, '$1')
      .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
      .replace(/\\([\\$},|])/g, '$1');
    return text.slice(0, offset - list.typed) + plain + (list.needsComma ? ',' : '') + text.slice(offset);
  }
  const whole = (tenants: string, sets: string) => `{ "tenants": [${tenants}], "backupSets": [${sets}] }`;
  const tenant = '{ "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global" }';
  const set =
    '{ "id": "1692322592995", "name": "a", "tenant": "contoso", "account": "b@contoso.com", "authentication": { "method": "basic" } }';

  it('is right as it is: no Problem, alone, first, between and last', () => {
    for (const marked of [
      whole('|', ''),
      whole(`${tenant}, |`, set),
      whole(`|${tenant}`, set),
      whole(tenant, '|'),
      whole(tenant, `new|${set}`),
      whole(tenant, `${set}, // the last\n|`),
      whole(tenant.replace('"contoso",', '"a, |$b}\\\\c|",'.replace('|"', '"')), '|').replace('a, |', 'a, '),
    ]) {
      const text = filled(marked) ?? assert.fail(marked);
      const read = readBackupSetsText('file:///x', text);
      assert.deepEqual([read.kind, read.problems], ['read', []], text);
    }
  });

  it('is offered where one can stand, and no set before there is a tenant', () => {
    assert.equal(filled(whole('', '|')), undefined);
    assert.equal(filled(whole(`${tenant} |`, set)), undefined);
    assert.equal(filled(whole(`// note |\n${tenant}`, set)), undefined);
    assert.equal(filled('{ | "tenants": [] }'), undefined);
  });
});
