import assert from 'node:assert/strict';
import { cleanupOf } from '../../../../src/core/rules/cleanup';

const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';

describe('What can be taken back', () => {
  it('is role and password after Basic became Modern', () => {
    const modern = { method: 'modern', grant, role: 'unchecked' } as const;
    assert.deepEqual(cleanupOf(modern, 'basic'), ['administratorRole', 'storedPassword']);
    assert.deepEqual(cleanupOf(modern, undefined), ['administratorRole', 'storedPassword']);
  });

  it('is the app of before, too, where another authorization was there; and no role that nobody asked for', () => {
    const modern = { method: 'modern', grant } as const;
    assert.deepEqual(cleanupOf(modern, 'hybrid'), ['storedPassword', 'formerApp']);
    assert.deepEqual(cleanupOf(modern, 'modern'), ['formerApp']);
  });

  it('is nothing of Hybrid, which goes on using the password, nor of what no Save of ours wrote', () => {
    assert.deepEqual(cleanupOf({ method: 'hybrid', grant, role: 'confirmed' }, 'basic'), []);
    assert.deepEqual(cleanupOf({ method: 'modern' }, undefined), []);
  });
});
