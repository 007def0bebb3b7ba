import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import manifest from '../../package.json';
import strings from '../../package.nls.json';
import { sources } from '../../src/core/backupSets/backupSet';
import { permissionsFor } from '../../src/core/identity/permissions';
import { permissionLevels } from '../../src/core/identity/permissionOverrides';

/** Cells of the table that follows the heading row of a page. */
function table(page: string, heading: string): string[][] {
  const text = readFileSync(page, 'utf8');
  assert.ok(text.includes(heading), `${page} has no table ${heading}`);
  const lines = text.slice(text.indexOf(heading)).split('\n').slice(2);
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(0, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
/** All pages that a reader is led to. */
function pages(): string[] {
  const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' });
  return [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name)),
  ];
}
const anchors = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
const inCode = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

describe('Documentation', () => {
  it('asks for the permissions that the program asks for', () => {
    const rows = table('docs/app-registration.md', '| For | Service | Permission |').map(
      ([, service, names]) => ({
        service,
        names: inCode(names!),
      }),
    );
    const asked = permissionLevels.flatMap((level) =>
      permissionsFor(sources, {
        level,
        method: 'modern',
        roleCheck: level === 'identity',
        on: new Date('2026-11-26'),
      })
        .filter((one) => one.level === level)
        .map(({ resource, names }) => ({ service: resource === 'exchange' ? 'Exchange' : 'Graph', names })),
    );
    assert.deepEqual(rows, asked);
  });

  it('lists every command of the palette, and no other', () => {
    const hidden = manifest.contributes.menus.commandPalette
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    const titles = manifest.contributes.commands
      .filter(({ command }) => !hidden.includes(command))
      .map(({ title }) => (strings as Record<string, string>)[title.slice(1, -1)]);
    assert.deepEqual(
      table('docs/commands.md', '| Command | |').map(([name]) => name),
      titles,
    );
  });

  it('leads nowhere that is not there', () => {
    for (const page of pages()) {
      const text = readFileSync(page, 'utf8').replace(/```[^]*?```/g, '');
      for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target!)) continue;
        const [path, anchor] = target!.split('#');
        const file = path ? join(dirname(page), path) : page;
        assert.ok(existsSync(file), `${page} names ${target}`);
        if (anchor) assert.ok(anchors(file).includes(anchor), `${page} names ${target}`);
      }
    }
  });

  it('names only files that are there where it says where to look', () => {
    const rows = table('CONTRIBUTING.md', '| To change | look at |');
    assert.ok(rows.length >= 15);
    for (const path of rows.flatMap(([, where]) => inCode(where!))) assert.ok(existsSync(path), path);
  });

  it('lists every decision with its title and its status', () => {
    const files = readdirSync('docs/decisions').filter((name) => /^\d{4}-/.test(name));
    const rows = table('docs/decisions/README.md', '| | Decision | Status |');
    assert.deepEqual(
      rows.map(([number, title]) => [number, title]),
      files.sort().map((file) => {
        const [heading] = readFileSync(join('docs/decisions', file), 'utf8').split('\n');
        return [file.slice(0, 4), `[${heading!.slice(2)}](${file})`];
      }),
    );
    for (const [, , status] of rows) assert.match(status!, /^(accepted|superseded by \d{4})$/);
  });

  it('links each procedure of the guide to the tests that walk it, and shows pictures that are there', () => {
    const guide = readFileSync('docs/guide.md', 'utf8').replace(/\s+/g, ' ');
    const walks = [...guide.matchAll(/\[“([^”]+)”\]\(\.\.\/([^)]+)\)/g)];
    assert.ok(walks.length >= 4);
    for (const [, title, file] of walks)
      assert.ok(readFileSync(file!, 'utf8').includes(`it('${title!}'`), `${file!}: ${title!}`);
    const shown = [...guide.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)];
    assert.ok(shown.length >= 6);
    for (const [, picture] of shown) assert.ok(existsSync(join('docs', picture!)), picture);
  });

  it('keeps its front page short', () => {
    assert.ok(readFileSync('README.md', 'utf8').split('\n').length <= 150);
  });

  it('lists every setting with its default', () => {
    const rows = table('docs/commands.md', '| Setting | Default | |').map(([name, value]) => [
      ...inCode(name!),
      inCode(value!),
    ]);
    const settings = Object.entries(manifest.contributes.configuration.properties).map(
      ([name, { default: value }]) => [name, Array.isArray(value) ? value : [JSON.stringify(value)]],
    );
    assert.deepEqual(rows, settings);
  });
});

describe('Test titles', () => {
  it('are read at a glance: at most 100 characters', () => {
    const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.test.ts'),
    );
    const titles = files.flatMap((file) =>
      [
        ...readFileSync(join('test', file), 'utf8').matchAll(/\b(?:it|describe)\(\s*'((?:[^'\\]|\\.)*)'/g),
      ].map(([, title]) => title!),
    );
    assert.ok(titles.length > 500);
    assert.deepEqual(
      titles.filter((title) => title.length > 100),
      [],
    );
  });
});
