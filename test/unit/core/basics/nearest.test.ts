import assert from 'node:assert/strict';
import { nearest } from '../../../../src/core/basics/nearest';

describe('What was most likely meant', () => {
  const tenants = ['contoso', 'fabrikam', 'a', 'northwind-2'];

  it('differs by two letters at most, left out, put in, changed or swapped', () => {
    const meant = (word: string) => nearest(word, tenants);
    assert.equal(meant('contos'), 'contoso');
    assert.equal(meant('Contosso'), 'contoso');
    assert.equal(meant('cnotoso'), 'contoso');
    assert.equal(meant('FABRIKAM'), 'fabrikam');
    assert.equal(meant('northwind'), 'northwind-2');
    assert.equal(meant('nrthwnd-2'), 'northwind-2');
    assert.equal(meant('cntss'), undefined);
  });

  it('is nothing for a word of which little would be left, and for one that is there', () => {
    assert.equal(nearest('b', tenants), undefined);
    // Of the longer one, less than half may differ.
    assert.equal(nearest('ab', ['abc']), 'abc');
    assert.equal(nearest('ab', ['abcd']), undefined);
    assert.equal(nearest('contoso', tenants), undefined);
    assert.equal(nearest('', tenants), undefined);
  });

  it('is the nearest of several', () => {
    assert.equal(nearest('basik', ['basil-x', 'basic', 'hybrid']), 'basic');
  });

  it('is not looked for among texts that nobody types', () => {
    const long = 'x'.repeat(500);
    assert.equal(nearest(`${long}y`, [long]), undefined);
  });
});
