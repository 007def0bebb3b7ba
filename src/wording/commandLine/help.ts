import { l10n } from '../basics/l10n';

type About = 'check' | 'plan' | 'report' | undefined;

/** What `--help` prints. Names of commands and options are the same in every language. */
export function helpText(about: About): string {
  return [...usage(about), '', ...options(about), '', ...codes(), ''].join('\n');
}

function usage(about: About): string[] {
  const lines = {
    check: {
      line: 'backup-auth check [--base REF] [--format text|json|sarif] [--fail-on note|warning|error] [PATH…]',
      words: l10n.t('Checks backup sets files by the rules of the editor, and their records.'),
    },
    plan: {
      line: 'backup-auth plan [--format text|markdown|json] [PATH…]',
      words: l10n.t('Shows what is left to do, as the migration plan does.'),
    },
    report: {
      line: 'backup-auth report [--details] [--customer NAME] [--format markdown|csv|json] [PATH…]',
      words: l10n.t('Shows how far the backup sets are, or a page for one customer.'),
    },
  };
  const wanted = about === undefined ? Object.values(lines) : [lines[about]];
  return wanted.flatMap(({ line, words }) => [line, `    ${words}`]);
}

function options(about: About): string[] {
  const of: [name: string, words: string, commands: readonly About[]][] = [
    ['PATH', l10n.t('A file, or a folder to search. If left out, the current folder.'), []],
    [
      '--base REF',
      l10n.t(
        'Also shows what changed since a commit of this Git repository, and what of it no command does.',
      ),
      ['check'],
    ],
    ['--fail-on LEVEL', l10n.t('From which level findings count as problems. Default: warning.'), ['check']],
    ['--details', l10n.t('Everything that the files say of each backup set.'), ['report']],
    ['--customer NAME', l10n.t('Only the backup sets of one customer, as a page for them.'), ['report']],
    ['--format FORMAT', l10n.t('How to print it. The first is the default.'), []],
    ['--language ID', l10n.t('The language of sentences, for example de. Default: en.'), []],
    ['--help, --version', l10n.t('Shows this help or the version.'), []],
  ];
  return of
    .filter(([, , commands]) => about === undefined || commands.length === 0 || commands.includes(about))
    .map(([name, words]) => `${name.padEnd(20)}${words}`);
}

function codes(): string[] {
  return [
    l10n.t("Exit codes: 0, nothing is wrong; 1, there are problems; 2, it couldn't be done."),
    l10n.t('It reads files and Git commits only: no network, no authorization, and nothing is changed.'),
  ];
}
