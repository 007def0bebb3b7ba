/**
 * Tells passwords and tokens by the name of their property and by their shape, so that a file that everybody may read
 * can be warned of. Ordinary notes are none: "password changed in May", "see KeePass", "${SYS_PWD}".
 */

/** The end of a property's name, without case and signs: `SysPwd`, `client_secret`, `Refresh-Token`. */
const secretName =
  /(?:password|passwd|passphrase|passcode|passwort|kennwort|pwd|secret|secretvalue|apikey|accesskey|privatekey|secretkey|sharedkey|accountkey|token|bearer|credentials?|connectionstring|authorizationcode|authcode|codeverifier)$|^(?:pass|pw)$/;
const longestName = 60;

/** Says where it is kept, that there is none, or stands for it; or a day, as in "resetPassword". */
const standIn = new RegExp(
  [
    String.raw`^[\s*•●xX._?-]*$`,
    String.raw`^(?:none|null|no|yes|true|false|unknown|unset|empty|redacted|hidden|removed|changed|expired|rotated|required|vault|n\/a|tbd|todo)$`,
    String.raw`^(?:see|in|stored|kept|ask|not|no|managed|held|from|via|changed|rotated|expires?|expired|set|same|with|siehe|im|liegt|bei)\s`,
    String.raw`^(?:\$\{.*\}|\{\{.*\}\}|<.*>|\[.*\]|%\w+%|\$\w+)$`,
    String.raw`^(?:https?|op|vault|keyvault|akv|bw|pass|env|file|ref|secretref):`,
    String.raw`^\d{4}-\d\d-\d\d`,
  ].join('|'),
  'i',
);

const before = String.raw`(?<=^|[\s=:;,|("'])`;
/** What is a secret wherever it stands. No alternative can begin within another's run: each takes linear time. */
const secretText = new RegExp(
  [
    // A JSON Web Token: access and ID tokens.
    String.raw`${before}eyJ[\w-]{15,}\.[\w-]{10}`,
    // Entra's authorization codes and refresh tokens; those of personal accounts.
    String.raw`${before}[01]\.A[\w-]{30}[\w.-]{60}`,
    String.raw`${before}M\.[CR]\d{1,4}_[\w.!*-]{30}`,
    // A client secret of an Entra app.
    String.raw`${before}[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])`,
    String.raw`-----BEGIN [A-Z ]*PRIVATE KEY-----`,
    String.raw`(?<=^|[\s,|("'])[A-Za-z][A-Za-z\d+.-]{0,20}:\/\/[^\s"'/?#:@]{1,100}:[^\s"'/?#@]{1,200}@`,
    String.raw`(?<=[?&#])(?:code|access_token|refresh_token|id_token|client_secret|password)=[\w.~%+-]{16}`,
    String.raw`(?<=^|[;,|"'])(?:[Pp]assword|[Pp]wd|PWD|AccountKey|SharedAccessKey)=["']?[^;\s"']{4}`,
  ].join('|'),
);
/** The same, to its end; long texts are shortened where they are shown. */
const wholeSecretText = new RegExp(
  `(?:${secretText.source.replace(String.raw`[\w.-]{60}`, '')})[\\w.~%+*!-]*`,
  'g',
);
/** A cheap look that nearly all texts of a file fail. */
const perhapsSecret = /eyJ|[01]\.A|M\.[CR]\d|\dQ~|PRIVATE KEY|:\/\/|=/;
const shortestSecret = 12;

/** Names that were looked at: a file repeats a few. */
const known = new Map<string, boolean>();
const mostKnown = 1_000;

/** Whether a property of this name and value gives a password or a token away. */
export function isSecret(name: string, value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) >= 1_000 && namesSecret(name);
  if (typeof value !== 'string' || value === '') return false;
  if (namesSecret(name)) return !standIn.test(value.trim()) || secretText.test(value);
  return value.length >= shortestSecret && perhapsSecret.test(value) && secretText.test(value);
}

/** A text for others to read, in which somebody may have put a secret where a name belongs. */
export function withoutSecrets(text: string): string {
  return perhapsSecret.test(text) ? text.replace(wholeSecretText, '…') : text;
}

function namesSecret(name: string): boolean {
  if (name.length > longestName) return false;
  let secret = known.get(name);
  if (secret === undefined) {
    secret = secretName.test(name.toLowerCase().replace(/[^a-z\d]/g, ''));
    if (known.size >= mostKnown) known.clear();
    known.set(name, secret);
  }
  return secret;
}
