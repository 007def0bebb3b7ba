import assert from 'node:assert/strict';
import { accountRoles, clouds, methods, sources } from '../../../../src/core/backupSets/backupSet';
import { readBackupSetsText } from '../../../../src/estate/file/readFile';
import { newFileText } from '../../../../src/estate/file/newFileText';
import schema from '../../../../schemas/backup-sets.schema.json';

interface Described {
  readonly description?: string;
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
}
const root = schema as Described;
const definitions = schema.definitions as Readonly<Record<string, Described>>;

describe('The schema', () => {
  it('describes every property', () => {
    const check = (part: Described, path: string): number =>
      Object.entries(part.properties ?? {}).reduce((count, [name, property]) => {
        const referred = definitions[property.$ref?.split('/').at(-1) ?? ''];
        assert.ok(property.description ?? referred?.description, `${path}/${name} has no description`);
        return count + 1 + check(property, `${path}/${name}`);
      }, 0);
    const described = Object.entries(definitions).reduce(
      (count, [name, part]) => count + check(part, name),
      0,
    );
    assert.ok(check(root, '') + described > 30);
  });

  it('knows the very values that the program knows, each described', () => {
    const { tenant, backupSet, authentication } = definitions;
    for (const [part, values] of [
      [tenant?.properties?.['cloud'], clouds],
      [backupSet?.properties?.['accountRole'], accountRoles],
      [backupSet?.properties?.['sources']?.items, sources],
      [authentication?.properties?.['method'], methods],
    ] as const) {
      assert.deepEqual(part?.enum, values);
      assert.equal(part.enumDescriptions?.length, values.length);
    }
    assert.deepEqual(Object.keys(schema.properties.clientIds.properties), [...clouds]);
  });
});

describe('A new file', () => {
  const note = 'a note\nof two lines */ "backupSets": 5';
  const text = newFileText({ file: note, edition: note, clientIds: note, tenants: note, backupSets: note });

  it('is valid and lists nothing', () => {
    assert.deepEqual(readBackupSetsText('file:///new', text), {
      kind: 'read',
      sets: [],
      unreadable: [],
      problems: [],
    });
  });

  it('begins with what a person said, whatever signs are in it, and has no problem', () => {
    const notes = { file: note, edition: note, clientIds: note, tenants: note, backupSets: note };
    const clientId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
    const clouds = ['contoso.com', 'contoso.onmicrosoft.us', 'contoso.partner.onmschina.cn', clientId].map(
      (tenant) => {
        const edition = { name: 'My "product" \\ */', kind: 'OBM', version: '8.3.6.0' };
        const made = newFileText(notes, { edition, tenant, clientId });
        const read = readBackupSetsText('file:///new', made);
        assert.deepEqual([read.kind, read.problems], ['read', []]);
        return /"cloud": "(\w+)"/.exec(made)?.[1];
      },
    );
    assert.deepEqual(clouds, ['global', 'usGovGccHigh', 'china', 'global']);
  });

  it('has no line of words that an editor beside a side bar would wrap', () => {
    const words = 'backup sets and how each authenticates '.repeat(9).trim();
    const long = newFileText({
      file: words,
      edition: words,
      clientIds: words,
      tenants: words,
      backupSets: words,
    });
    const lines = long.split('\n');
    const notes = lines.filter((line) => /^ *\/\/ (backup|sets|and|how|each|authenticates)/.test(line));
    assert.ok(notes.length >= 5 * 4, 'each note became several lines');
    assert.ok(notes.every((line) => line.length <= 80));
  });

  it('has an example in comments that is valid too', () => {
    const uncommented = text.replace(/^( *)\/\/ (?!a note|of two)/gm, '$1');
    const read = readBackupSetsText('file:///new', uncommented);
    assert.deepEqual(read.problems, []);
    assert.equal(read.kind === 'read' && read.sets[0]?.tenant?.tenant, 'contoso.onmicrosoft.com');
  });
});
