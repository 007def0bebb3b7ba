import type { Problem } from '../../core/identity/problem';
import { minuteCountWords } from '../basics/counts';
import { between } from '../basics/between';
import { microsoftWords } from './signInErrors';
import { fileRefusal } from '../backupSets/fileRefusals';
import { otherWindowWords } from './otherWindow';
import { pasteRefusal } from './pastedCode';
import type { ProblemWords } from './problemWords';
import { l10n } from '../basics/l10n';

/** @param again how what failed on the network is tried once more: a sentence that begins with "Then" */
export function problemWords(
  problem: Problem,
  again: string = l10n.t('Then choose Authorize again.'),
): ProblemWords {
  switch (problem.kind) {
    case 'microsoft':
      return microsoftWords(problem);
    case 'network':
      return { ...networkWords(problem, again), details: detail(problem.detail) };
    case 'paste':
      return you(pasteRefusal(problem.reason), l10n.t('Paste the code or the address of this sign-in.'));
    case 'adminConsent':
      return adminConsentWords(problem);
    case 'file':
      return {
        who: l10n.t('You'),
        ...fileRefusal(problem.reason),
        details: detail(problem.detail),
      };
    case 'secretStorage':
      return secretStorageWords(problem);
    case 'otherWindow':
      return otherWindowWords(problem);
    case 'setChanged':
      return you(
        l10n.t('The entry changed while you were signing in.'),
        problem.differences.length === 0
          ? l10n.t('Its record has been written since. Choose Start Over.')
          : l10n.t('Choose Start Over to continue with the entry as it is now.'),
      );
    case 'attempt':
      return attemptWords(problem.reason);
    case 'cloud':
      return cloudWords(problem.reason);
    case 'actionFailed':
      return {
        ...you(
          l10n.t("That didn't work: VS Code refused it."),
          l10n.t('Try again. If it happens again, the log says more.'),
        ),
        details: [problem.message],
      };
    case 'defect':
      return {
        what: l10n.t('Backup Auth Migrator has a defect here. Nothing was changed.'),
        who: l10n.t('The makers of this extension'),
        next: l10n.t('Try again. If it happens again, report it with the log.'),
        details: [problem.message],
      };
  }
}

function attemptWords(reason: Extract<Problem, { kind: 'attempt' }>['reason']): ProblemWords {
  switch (reason) {
    case 'expired':
      return you(
        l10n.t("This sign-in has expired. Its code can't be used anymore."),
        l10n.t('Choose Authorize to start again.'),
      );
    case 'reloaded':
      return you(
        l10n.t(
          'VS Code was reloaded while it waited for the code. That sign-in is void. Nothing was changed.',
        ),
        l10n.t('Choose Continue and Authorize again.'),
      );
    case 'noCode':
      return you(l10n.t('No code yet.'), l10n.t('Paste the code, or sign in with the browser first.'));
    case 'browserNotOpened':
      return you(
        l10n.t("The browser didn't open."),
        l10n.t('Choose Copy Link and open the address in a browser yourself, or open the browser again.'),
      );
    case 'askedForHttps':
      return you(
        l10n.t('The browser came back over HTTPS, where nothing can answer. It shows an error page now.'),
        l10n.t("That page's address has the code. Copy the whole address, and paste it here."),
      );
    case 'tooMuchSent':
      return you(
        l10n.t('The browser came back, but sent too many cookies.'),
        l10n.t(
          'The address of the page that it shows has the code. Copy the whole address, and paste it here.',
        ),
      );
  }
}

function networkWords(
  { cause, host, detail: told }: Extract<Problem, { kind: 'network' }>,
  again: string,
): Omit<ProblemWords, 'details'> {
  const thenAgain = (first: string) => [first, again].join(between.sentences);
  switch (cause) {
    case 'offline':
      return you(l10n.t('This computer is offline.'), thenAgain(l10n.t('Connect it.')));
    case 'dns':
      return you(
        l10n.t("The host name {0} couldn't be found.", host),
        thenAgain(l10n.t('Check the network, its DNS server, and whether a filter blocks the name.')),
      );
    case 'refused':
      return you(
        l10n.t("{0} couldn't be reached. Nothing answers there.", host),
        thenAgain(l10n.t('Check the network and the firewall.')),
      );
    case 'dropped':
      return you(
        l10n.t('The connection to {0} closed before an answer came.', host),
        thenAgain(l10n.t('Check the network, and any firewall or proxy that inspects traffic.')),
      );
    case 'proxy':
      return you(
        l10n.t('The proxy on the way to {0} refused the connection.', host),
        thenAgain(l10n.t('Check the setting http.proxy, and the sign-in to the proxy.')),
      );
    case 'tls':
      return you(
        l10n.t("The certificate of {0} isn't trusted.", host),
        l10n.t(
          "If your organization inspects traffic, this computer must trust its certificate. Otherwise, don't continue in this network.",
        ),
      );
    case 'clock':
      return you(
        l10n.t('The clocks of this computer and {0} differ.', host),
        thenAgain(l10n.t('Set the clock.')),
      );
    case 'timeout':
      return you(
        l10n.t("{0} didn't answer in time.", host),
        thenAgain(l10n.t('Check the network and the firewall.')),
      );
    case 'busy':
      return {
        what: l10n.t('{0} is busy.', host),
        next: thenAgain(waitWords(told)),
      };
    case 'gateway':
      return {
        what: l10n.t('The gateway of {0}, or a proxy on the way to it, is busy.', host),
        next: thenAgain(waitWords()),
      };
    case 'badAnswer':
      return you(
        l10n.t(
          "The answer of {0} isn't Microsoft's. It might be a page of a proxy or a guest network.",
          host,
        ),
        thenAgain(l10n.t('Open the address in a browser to see who answers.')),
      );
  }
}

/** @param seconds that a busy server asks for */
function waitWords(seconds?: string): string {
  const minutes = Math.ceil(Number(seconds ?? NaN) / 60);
  if (minutes > 60) return l10n.t('Wait a few hours.');
  return minutes > 0 ? l10n.t('Wait {0}.', minuteCountWords(minutes)) : l10n.t('Wait a few minutes.');
}

function secretStorageWords({
  action,
  detail: word,
}: Extract<Problem, { kind: 'secretStorage' }>): ProblemWords {
  const details = detail(word);
  switch (action) {
    case 'keep':
      return {
        ...you(
          l10n.t(
            "VS Code couldn't store the authorization in secret storage. It's still in memory, so nothing is lost yet.",
          ),
          l10n.t(
            'Unlock the keyring of this computer, then choose Save again. Keep this window open until then.',
          ),
        ),
        details,
      };
    case 'read':
      return {
        ...you(
          l10n.t("The authorization is no longer in secret storage. The file wasn't changed."),
          l10n.t('Choose Sign In Again.'),
        ),
        details,
      };
    case 'drop':
      return {
        ...you(
          l10n.t("VS Code couldn't delete the authorization from secret storage."),
          l10n.t('Unlock the keyring of this computer, then choose Delete from This Computer.'),
        ),
        details,
      };
  }
}

function cloudWords(reason: string): ProblemWords {
  if (reason === 'retired') {
    return you(
      l10n.t('Microsoft closed this cloud in 2021.'),
      l10n.t('Move the tenant to the Global cloud, and change it in the file.'),
    );
  }
  if (reason === 'otherCloud') {
    return you(
      l10n.t("This tenant belongs to another of Microsoft's clouds."),
      l10n.t("Correct the tenant's cloud in the file."),
    );
  }
  if (reason === 'tenantName') {
    return you(
      l10n.t('The tenant is neither a domain nor an ID.'),
      l10n.t('Correct the tenant in the file.'),
    );
  }
  if (reason === 'absent') {
    return you(
      l10n.t("Practice doesn't run in this window."),
      l10n.t('Start it. What practice knew of an earlier authorization is gone when it ends.'),
    );
  }
  return {
    ...you(
      l10n.t("The practice cloud's address isn't on this computer."),
      l10n.t('Correct the environment variable with which VS Code was started, or start VS Code without it.'),
    ),
    details: [reason],
  };
}

/** The person at the screen acts. */
function you(what: string, next: string): ProblemWords {
  return { what, who: l10n.t('You'), next, details: [] };
}

function detail(word: string | undefined): readonly string[] {
  return word === undefined ? [] : [word];
}

/** Of a consent that this sign-in doesn't need, what the address says is told as its word only. */
function adminConsentWords({ tenant, asked }: Extract<Problem, { kind: 'adminConsent' }>): ProblemWords {
  if (asked && tenant !== undefined) {
    return you(
      l10n.t('Consent is granted for {0}. This address has no code. Sign in now.', tenant),
      l10n.t('Paste the address that the browser shows at the end.'),
    );
  }
  return you(
    tenant === undefined
      ? l10n.t("This is the answer to another sign-in's consent link. It isn't noted.")
      : l10n.t("This is the answer to another sign-in's consent link, for {0}. It isn't noted.", tenant),
    l10n.t('Tenant, app, and permissions must match this sign-in. Send the newest consent link again.'),
  );
}
