// docs/mutants.md: what came of the last run.

const head = `# Mutants

A mutant is the product with one small change: a condition negated, a call left out, a boundary moved. A unit test should
notice each. \`npm run test:mutants\` makes them in \`src/core\`, \`src/estate\` and \`src/migration\`, as many in a file as its
length says, and writes this page; what came of each is in [mutants.json](mutants.json). A change that types refuse is no
mutant.
`;

const cell = (text) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
/** Code as a cell shows it, with as many marks around it as it needs. */
const code = (text) => (text.includes('`') ? `\`\` ${cell(text)} \`\`` : `\`${cell(text)}\``);

export function pageOf({ seed, refusedByTypes, notReached, mutants }) {
  const counted = (result) => mutants.filter((mutant) => mutant.result === result);
  const modules = [...new Set(mutants.map(({ file }) => file.split('/')[1]))];
  const rows = [...modules.map((name) => [`\`${name}\``, new RegExp(`^src/${name}/`)]), ['all', /^/]].map(
    ([name, files]) => {
      const of = (result) => counted(result).filter(({ file }) => files.test(file)).length;
      return `| ${name} | ${of('killed') + of('timed out') + of('survived')} | ${of('killed')} | ${of('timed out')} | ${of('survived')} |`;
    },
  );
  const survivors = counted('survived').map(
    ({ file, line, code: all, from, to, why }) =>
      `| ${file}:${line}<br>${code(all)} | ${code(shortened(from))} → ${to === '' ? 'nothing' : code(shortened(to))} | ${cell(why ?? '**open**')} |`,
  );
  const open = counted(undefined).length;
  return [
    head,
    `Seed ${seed}; ${refusedByTypes} changes were refused by types.${open > 0 ? ` ${open} mutants wait for their turn.` : ''}`,
    '',
    '| Module | Mutants | Killed | Ended by the time limit | Survived |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    '## Survivors',
    '',
    'Why each is the same product to whoever uses it, or what else holds it. **open**: neither explained nor killed. A run can',
    'limit the tests that it asks for one mutant (`--seconds`); `--again` asks more.',
    '',
    '| Where | Change | Why it survives |',
    '|---|---|---|',
    ...survivors,
    '',
    '## Not asked',
    '',
    'No unit test reaches these modules: they need VS Code, and the tests inside it hold them.',
    '',
    ...notReached.map((file) => `- ${file}`),
    '',
  ].join('\n');
}

const shortened = (text) => (text.length > 80 ? `${text.slice(0, 77)}…` : text);
