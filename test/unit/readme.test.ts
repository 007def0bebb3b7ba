import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import manifest from '../../package.json';
import strings from '../../package.nls.json';
import { permissions } from '../../src/core/permissions.json';

const readme = readFileSync('README.md', 'utf8');
/** Cells of the table that follows the heading row. */
function table(heading: string): string[][] {
  const lines = readme.slice(readme.indexOf(heading)).split('\n').slice(2);
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(0, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
const inCode = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

describe('README', () => {
  it('asks for the permissions that the program asks for', () => {
    const rows = table('| For | Service | Permission |').map(([, service, names]) => ({
      service,
      names: inCode(names!),
    }));
    const asked = permissions.map((row) =>
      'exchange' in row
        ? { service: 'Exchange', names: row.exchange }
        : { service: 'Graph', names: row.graph },
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
      table('| Command | |').map(([name]) => name),
      titles,
    );
  });

  it('lists every setting with its default', () => {
    const rows = table('| Setting | Default | |').map(([name, value]) => [...inCode(name!), inCode(value!)]);
    const settings = Object.entries(manifest.contributes.configuration.properties).map(
      ([name, { default: value }]) => [name, Array.isArray(value) ? value : [JSON.stringify(value)]],
    );
    assert.deepEqual(rows, settings);
  });
});
