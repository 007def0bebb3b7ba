import '../wording/l10n';
import assert from 'node:assert/strict';
import { commitMessage } from '../../../src/documents/commitMessage';
import { clientId } from '../../builders';

const finance = { name: 'Finance', from: 'basic', to: 'modern' } as const;
const by = 'admin@contoso.com';
const subjectOf = (message: string) => message.split('\n')[0] ?? '';

describe('A commit message for what was saved', () => {
  it('names the set, its method, what that was before, and who signed in', () => {
    assert.equal(
      commitMessage({ sets: [finance], by }),
      'Record Modern for Finance\n\n- Finance: Basic → Modern\n\nAuthorized by admin@contoso.com.\n',
    );
  });

  it('counts several sets in its subject and lists them in its body', () => {
    const legal = { name: 'Legal', from: 'hybrid', to: 'modern' } as const;
    const same = commitMessage({ sets: [finance, legal], by });
    assert.equal(subjectOf(same), 'Record Modern for 2 backup sets');
    assert.match(same, /\n- Finance: Basic → Modern\n- Legal: Hybrid → Modern\n/);
    const mixed = commitMessage({ sets: [finance, { ...legal, to: 'hybrid' }], by });
    assert.equal(subjectOf(mixed), 'Record the authentication of 2 backup sets');
    assert.match(mixed, /\n- Legal: Hybrid, authorized again\n/);
  });

  it('has a subject of at most 72 characters, and an end to its list', () => {
    for (const length of [50, 54, 55, 200]) {
      const subject = subjectOf(commitMessage({ sets: [{ ...finance, name: '𝔉'.repeat(length) }], by }));
      assert.equal(Array.from(subject).length, Math.min(72, 'Record Modern for '.length + length));
      assert.equal(subject.endsWith('…'), length > 54);
    }
    const many = Array.from({ length: 300 }, (_, index) => ({ ...finance, name: `Set ${index}` }));
    const lines = commitMessage({ sets: many, by }).split('\n');
    assert.ok(lines.length < 60);
    assert.ok(lines.includes('- … and 250 more'));
  });

  it('has no ID in it, no line of its own for a name, and none that Git takes for a comment', () => {
    const name = `# Legal ${clientId}\n# more`;
    const message = commitMessage({ sets: [{ ...finance, name }], by });
    assert.doesNotMatch(message, /[0-9a-f]{8}-/);
    assert.ok(message.includes('- # Legal … # more: Basic → Modern\n'));
    assert.doesNotMatch(message, /^#/m);
  });
});
