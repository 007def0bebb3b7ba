import { failureSentence } from '../wording/commandLine/failures';
import { helpText } from '../wording/commandLine/help';
import { usageSentence } from '../wording/commandLine/usage';
import { l10n } from '../wording/basics/l10n';
import { spokenLanguages, startLanguage } from '../wording/basics/languages';
import { check } from './check/check';
import { Failed } from './failed';
import { languageIn, readOptions, UsageError } from './options';
import { plan } from './plan/plan';
import { report } from './report/report';
import { printable, type Terminal } from './output';
import { version } from './version';

/** What `backup-auth` does: what it returns is the exit code. Never rejects. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const say = (text: string) => terminal.error(printable(`backup-auth: ${text}\n`));
  try {
    speak(languageIn(args));
    return await runCommand(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      say(usageSentence(error.fault));
      say(l10n.t('See "{0}".', 'backup-auth --help'));
    } else if (error instanceof Failed) say(failureSentence(error.failure));
    else
      say(failureSentence({ id: 'defect', detail: error instanceof Error ? error.message : String(error) }));
    return 2;
  }
}

/** English if none is named: a pipeline's output doesn't depend on the computer. @throws UsageError */
function speak(language: string | undefined): void {
  if (language === undefined) return;
  const choices = spokenLanguages();
  if (!choices.includes(language.toLowerCase()))
    throw new UsageError({ id: 'notAllowed', option: '--language', value: language, choices });
  startLanguage(language);
}

function runCommand(args: readonly string[], terminal: Terminal): number | Promise<number> {
  const options = readOptions(args);
  switch (options.command) {
    case 'help':
      terminal.out(helpText(options.about));
      return 0;
    case 'version':
      terminal.out(`${version}\n`);
      return 0;
    case 'check':
      return check(options, terminal);
    case 'plan':
      return plan(options, terminal);
    case 'report':
      return report(options, terminal);
  }
}
