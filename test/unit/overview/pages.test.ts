import assert from 'node:assert/strict';
import { Pages } from '../../../src/overview/pages';

const nothing = { method: undefined, acknowledged: [] };
const decided = { method: 'hybrid', acknowledged: ['siteFeatures'] } as const;

describe('What was decided on the page of the plan', () => {
  it('is for a queue that is begun from there, and for none that is begun from elsewhere', () => {
    const pages = new Pages();
    pages.show({ page: 'plan', sets: undefined });
    pages.decided = decided;
    assert.deepEqual(pages.decidedHere, decided);
    pages.leave();
    assert.deepEqual(pages.decidedHere, nothing);
    pages.show(pages.before!);
    assert.deepEqual(pages.decidedHere, decided, 'It is there again on the way back.');
  });

  it('is for one queue: the next is decided anew', () => {
    const pages = new Pages();
    pages.show({ page: 'plan', sets: undefined });
    pages.decided = decided;
    pages.begun();
    assert.deepEqual(pages.decidedHere, nothing);
  });
});
