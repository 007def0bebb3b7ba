import assert from 'node:assert/strict';
import { noteUses } from '../../../../src/migration/grants/useNotes';
import { basicSet, clientId } from '../../../builders';
import { memoryInMemory } from '../memoryInMemory';
import { grantFacts } from '../savedEstate';

const [here, gone] = ['7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11', '00000000-4c3c-4a36-9f5b-0f5c7a7a3d11'];
const workspace = { id: 'a1', name: 'Customers', fileName: (uri: string) => uri.replace('file:///', '') };
const named = (grant: string, more = {}) =>
  basicSet({ authentication: { method: 'modern', grant }, ...more });

describe('Notes of use', () => {
  it('tell of each grant that is here and that a file of its tenant names, whatever the case, once', async () => {
    const memory = memoryInMemory();
    const fabrikam = { id: 'f', tenant: 'fabrikam.com', cloud: 'global', clientId } as const;
    const sets = [
      named(here.toUpperCase(), { id: '1' }),
      named(here, { id: '2' }),
      named(gone, { id: '3' }),
      named('not a grant', { id: '4' }),
      basicSet({ id: '5' }),
    ];
    const now = () => Date.parse('2026-11-26T12:00:00Z');
    await noteUses({ all: [grantFacts(here)] }, { sets: () => sets, memory, now }, workspace);
    assert.deepEqual(memory.uses, [
      {
        grant: here,
        workspaceId: 'a1',
        workspace: 'Customers',
        file: 'estate/backup-sets.json',
        at: '2026-11-26T12:00:00.000Z',
      },
    ]);
    const foreign = memoryInMemory();
    const other = () => [named(here, { tenant: fabrikam })];
    await noteUses({ all: [grantFacts(here)] }, { sets: other, memory: foreign, now }, workspace);
    assert.deepEqual(foreign.uses, []);
  });
});
