import '../wording/l10n';
import assert from 'node:assert/strict';
import { basicSet, tenant } from '../../builders';
import { forget, modern, text } from './reportSamples';

afterEach(forget);

describe('The short report', () => {
  const other = { ...tenant, id: 'f', tenant: 'fabrikam.com' };

  it('says how far all are, and has a table for each tenant with a line for each set', () => {
    const due = { due: '2026-12-01' };
    const markdown = text('short', basicSet({ id: '2', tenant: other, name: 'Legal', team: due }), modern);
    assert.match(markdown, /^# .*\n\nAs of 2026-11-22.*\n\n\*\*Done in the product: 1 of 2 · backup ran: 1/);
    const tables = markdown.split(/^## /m).slice(1);
    assert.deepEqual(
      tables.map((table) => table.split('\n')[0]),
      ['contoso.onmicrosoft.com · Global', 'fabrikam.com · Global'],
    );
    assert.match(
      tables[0] ?? '',
      /\n\| Finance mailboxes \| Modern \| Backup ran \| admin\\@contoso\.com, 2026-11-\d\d \| Kim Lee, 2026-11-21 \| 2026-11-22 02:13:07, job at AhsayCBS \| {2}\|\n/,
    );
    assert.match(tables[1] ?? '', /\n\| Legal \| Basic \| To migrate \| {2}\| {2}\| {2}\| 2026-12-01 \|\n/);
  });

  it('says whose word a backup is known by, and whose a record without authorizing', () => {
    const authentication = {
      method: 'hybrid',
      recordedBy: 'Sam Roe',
      recordedAt: '2026-11-20T12:00:00Z',
      applied: { by: 'Kim Lee', at: '2026-11-24T12:00:00Z' },
      backupRan: { on: '2026-11-25', by: 'Ada Byron', at: '2026-11-25T20:00:00Z' },
    } as const;
    const markdown = text('short', basicSet({ authentication }));
    assert.match(markdown, /\| Sam Roe, 2026-11-20 \| Kim Lee, 2026-11-24 \| 2026-11-25, Ada Byron \|/);
  });

  it('has a line for each of a thousand sets and says nothing else twice', () => {
    const sets = Array.from({ length: 1000 }, (_, index) =>
      basicSet({ id: `${index}`, name: `Set ${index}` }),
    );
    const lines = text('short', ...sets)
      .split('\n')
      .filter((line) => line !== '');
    assert.equal(lines.length, 1000 + 6);
    assert.equal(new Set(lines).size, lines.length);
  });
});
