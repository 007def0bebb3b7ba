import assert from 'node:assert/strict';
import { atOnce } from '../../../../src/core/basics/slices';
import { indexSteps } from '../../../../src/editor/text/fileIndex';
import { hoverAt, rulesFor } from '../../../../src/editor/text/hovers';
import { type LensFacts, lensPlaces } from '../../../../src/editor/text/lenses';
import { symbolsOf } from '../../../../src/editor/text/symbols';
import { namesOf, renameRefusal, tenantAt } from '../../../../src/editor/text/tenants';
import { basicSet } from '../../../builders';

const text = `{
  "edition": { "name": "AhsayOBM", "kind": "OBM", "version": "8.3.6.0" },
  "clientIds": { "global": "5a1c9a52-6c5e-4f6e-9d8e-2f5b8f1f0a01" },
  "tenants": [
    { "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global" },
    { "id": "fabrikam", "tenant": "fabrikam.com", "cloud": "china" },
    { "id": "fabrikam", "tenant": "fabrikam.de", "cloud": "germany" }
  ],
  "backupSets": [
    { "id": "1", "name": "First", "tenant": "contoso", "account": "a@contoso.com",
      "sources": ["teams"], "authentication": { "method": "modern" } },
    { "id": "2", "tenant": "con\\u0074oso" },
    { "name": 5 }
  ]
}`;
const index = atOnce(indexSteps(text));
const shown = ({ offset, length }: { offset: number; length: number }) => text.slice(offset, offset + length);
/** In the first value like this. */
const at = (value: string) => text.indexOf(value) + 1;

describe('A tenant is named', () => {
  it('by its entry and by its sets, however they write it', () => {
    const name = tenantAt(index, text.lastIndexOf('"contoso"') + 3);
    assert.deepEqual([name?.id, name?.isEntry], ['contoso', false]);
    assert.deepEqual(
      namesOf(index, 'contoso').map((one) => [shown(one), one.isEntry]),
      [
        ['"contoso"', true],
        ['"contoso"', false],
        ['"con\\u0074oso"', false],
      ],
    );
    assert.equal(tenantAt(index, at('First')), undefined);
    assert.equal(tenantAt(index, at('"contoso.on')), undefined);
  });

  it('and gets another id, unless that is taken or the name could be another one’s', () => {
    const refusal = (id: string, wanted: string) => renameRefusal(index, id, wanted);
    assert.equal(refusal('contoso', 'northwind'), undefined);
    assert.equal(refusal('contoso', 'contoso'), undefined);
    assert.equal(refusal('contoso', 'fabrikam'), 'taken');
    assert.equal(refusal('contoso', ''), 'empty');
    assert.equal(refusal('contoso', 'x'.repeat(501)), 'tooLong');
    assert.equal(refusal('fabrikam', 'x'), 'repeated');
    assert.equal(refusal('nobody', 'x'), 'notListed');
  });
});

describe('Symbols', () => {
  it('are the tenants and sets by their names', () => {
    assert.deepEqual(
      symbolsOf(index).map(({ part, entries }) => [
        part,
        ...entries.map(({ name, detail }) => `${name}|${detail}`),
      ]),
      [
        ['tenants', 'contoso.onmicrosoft.com|contoso', 'fabrikam.com|fabrikam', 'fabrikam.de|fabrikam'],
        ['backupSets', 'First|a@contoso.com', '2|', '|'],
      ],
    );
  });
});

describe('Lines above entries', () => {
  const facts: LensFacts = {
    isTrusted: true,
    next: (id) => (id === '1' ? 'migrate' : id === '2' ? 'upgrade' : 'unknown'),
    hasRow: (cloud, tenant) => cloud === 'global' && tenant === 'contoso.onmicrosoft.com',
  };
  const lines = (of: LensFacts) =>
    lensPlaces(index, of).map(({ what, id, tenant }) => `${what} ${id ?? tenant ?? ''}`);

  it('say the state, and offer what is next where a press can do it', () => {
    assert.deepEqual(lines(facts), [
      'progress contoso.onmicrosoft.com',
      'plan contoso.onmicrosoft.com',
      'state 1',
      'next 1',
      'state 2',
    ]);
  });

  it('offer nothing in an untrusted workspace, and say nothing of what was not read yet', () => {
    assert.deepEqual(lines({ ...facts, isTrusted: false }), [
      'progress contoso.onmicrosoft.com',
      'state 1',
      'state 2',
    ]);
    assert.deepEqual(lines({ ...facts, next: () => 'unknown', hasRow: () => false }), []);
  });
});

describe('What is pointed at', () => {
  const pointed = (offset: number) => {
    const found = hoverAt(index, text, offset);
    return found && [found.property, shown(found.place), found.set ?? found.tenant];
  };

  it('is a property that rules look at: its name or its value', () => {
    assert.deepEqual(pointed(at('"modern"')), ['method', '"modern"', '1']);
    assert.deepEqual(pointed(at('"method"')), ['method', '"method"', '1']);
    assert.deepEqual(pointed(at('"teams"')), ['sources', '"teams"', '1']);
    assert.deepEqual(pointed(at('"china"')), ['cloud', '"china"', 'fabrikam']);
    assert.deepEqual(pointed(at('"8.3.6.0"')), ['version', '"8.3.6.0"', undefined]);
    assert.deepEqual(pointed(at('"5a1c')), ['clientId', '"5a1c9a52-6c5e-4f6e-9d8e-2f5b8f1f0a01"', undefined]);
    assert.equal(pointed(at('"First"')), undefined);
    assert.equal(pointed(at('"AhsayOBM"')), undefined);
  });

  it('has the rules that hold for the set and look at that property', () => {
    const edition = { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' };
    const set = basicSet({ edition, sources: ['sharePointSites'], accountRole: 'ordinary' });
    assert.deepEqual(rulesFor('sources', [set, set]), ['siteSourcesCloseModern']);
    assert.deepEqual(rulesFor('accountRole', [set]), ['modernForOrdinaryAccount']);
    assert.ok(rulesFor('method', [set]).includes('siteSourcesCloseModern'));
    const germany = basicSet({ edition, tenant: { ...set.tenant!, cloud: 'germany' } });
    assert.deepEqual(rulesFor('cloud', [set, germany]), ['cloudRetired']);
    assert.deepEqual(rulesFor('id', [{ ...set, faults: ['duplicateId'] }]), ['duplicateId']);
    assert.ok(rulesFor('version', [set]).length > 1);
  });
});
