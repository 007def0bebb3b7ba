// What must be right before a release, as far as a program can tell. Says what isn't, and then ends with 1.
//   node build/releaseChecks.mjs
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' });
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** What stands against a release of the project in the current folder. */
export function againstRelease() {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  return [
    ...againstVersion(manifest),
    ...againstChangelog(manifest),
    ...againstGalleries(manifest),
    ...(git('status', '--porcelain') === ''
      ? []
      : ['Files are not committed: what is released could not be built again.']),
  ];
}

function againstVersion({ version }) {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    return [`"${version}" is no version of the Marketplace: it takes three numbers, and no more.`];
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const tags = git('tag', '--list', 'v*')
    .split('\n')
    .filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag));
  const later = tags.filter((tag) => isAtLeast(tag.slice(1), version));
  return [
    ...(lock.version === version ? [] : [`package-lock.json has version ${lock.version}: run npm install.`]),
    ...(later.length === 0 ? [] : [`Version ${version} isn't later than ${later.join(', ')}.`]),
  ];
}

function isAtLeast(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const at = left.findIndex((number, index) => number !== right[index]);
  return at < 0 || left[at] > right[at];
}

/** Its first heading is this version, and says something. */
function againstChangelog({ version }) {
  const [, ...sections] = read('CHANGELOG.md').split(/^## /m);
  const [heading = '', ...lines] = (sections[0] ?? '').split('\n');
  if (!new RegExp(`^${version.replaceAll('.', '\\.')}(?:$|[ ,(])`).test(heading))
    return [`CHANGELOG.md begins with "${heading}", not with ${version}.`];
  return lines.some((line) => line.startsWith('- ')) ? [] : [`CHANGELOG.md says nothing of ${version}.`];
}

/** What the Marketplace and Open VSX ask for, or show. */
function againstGalleries(manifest) {
  const missing = [
    'publisher',
    'displayName',
    'description',
    'license',
    'icon',
    'categories',
    'engines',
  ].filter((field) => manifest[field] === undefined || manifest[field].length === 0);
  const [width, height] = [16, 20].map((at) =>
    existsSync(manifest.icon ?? '') ? readFileSync(manifest.icon).readUInt32BE(at) : 0,
  );
  return [
    ...missing.map((field) => `package.json has no "${field}".`),
    ...(width >= 128 && width === height ? [] : ['The icon must be a square PNG of 128 pixels or more.']),
    ...(existsSync('LICENSE') ? [] : ['There is no LICENSE.']),
    ...((manifest.keywords ?? []).length <= 30 ? [] : ['The Marketplace takes 30 keywords.']),
    ...(manifest.enabledApiProposals === undefined ? [] : ['The Marketplace takes no proposed API.']),
    // Galleries know nothing of files beside README.
    ...(manifest.repository === undefined && /!\[[^\]]*\]\((?!https:)/.test(read('README.md'))
      ? ['Name the "repository" in package.json: galleries show the pictures of README.md from there.']
      : []),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = againstRelease();
  for (const sentence of found) console.error(sentence);
  process.exitCode = found.length === 0 ? 0 : 1;
}
