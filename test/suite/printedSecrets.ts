import { withoutSecrets } from '../../src/core/backupSets/secretShapes';
import { systemUser } from '../../src/practice/ahsayCbs/systemUser';
import { practiceUsers } from '../../src/practice/estate';

const passwords = [...Object.values(practiceUsers), systemUser].map(({ password }) => password);

/** Those lines of what tests printed that show a password or a token, without it: a log is for everybody to read. */
export function linesWithSecrets(printed: string): readonly string[] {
  return printed.split('\n').flatMap((line) => {
    const rest = passwords.reduce((text, password) => text.replaceAll(password, '…'), withoutSecrets(line));
    return rest === line ? [] : [rest];
  });
}
