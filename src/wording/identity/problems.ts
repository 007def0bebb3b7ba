import { l10n } from 'vscode';
import type { NetworkCause, Problem } from '../../core/identity/problem';
import { microsoftWords } from './signInErrors';
import { fileRefusal } from '../backupSets/fileRefusals';
import { otherWindowWords } from './otherWindow';
import { pasteRefusal } from './pastedCode';
import type { ProblemWords } from './problemWords';

export function problemWords(problem: Problem): ProblemWords {
  switch (problem.kind) {
    case 'microsoft':
      return microsoftWords(problem);
    case 'network':
      return { ...networkWords(problem.cause, problem.host), details: detail(problem.detail) };
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
          ? l10n.t('Its record was written meanwhile. Choose Start Over.')
          : l10n.t('Choose Start Over to go on with the entry as it is now.'),
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
        what: l10n.t('Something went wrong inside Backup Auth Migrator. Nothing was changed.'),
        who: l10n.t('Its makers'),
        next: l10n.t('Try again; if it happens again, report it with the log.'),
        details: [problem.message],
      };
  }
}

function attemptWords(reason: Extract<Problem, { kind: 'attempt' }>['reason']): ProblemWords {
  switch (reason) {
    case 'expired':
      return you(
        l10n.t('The time of this sign-in is over. Its code is worthless now.'),
        l10n.t('Choose Authorize to start again.'),
      );
    case 'reloaded':
      return you(
        l10n.t(
          'VS Code was reloaded while it waited for the code. That sign-in is void; nothing was changed.',
        ),
        l10n.t('Choose Continue and Authorize again.'),
      );
    case 'noCode':
      return you(l10n.t('There is no code yet.'), l10n.t('Paste the code, or sign in in the browser first.'));
    case 'browserNotOpened':
      return you(
        l10n.t("The browser wasn't opened."),
        l10n.t('Choose Copy Link and open the address in a browser yourself, or open the browser again.'),
      );
    case 'askedForHttps':
      return you(
        l10n.t('The browser came back over https, where nothing can answer. It shows an error page now.'),
        l10n.t("That page's address holds the code: copy the whole address and paste it here."),
      );
    case 'tooMuchSent':
      return you(
        l10n.t('The browser came back, but sent too many cookies along to be read.'),
        l10n.t(
          'The address of the page that it shows holds the code: copy the whole address and paste it here.',
        ),
      );
  }
}

function networkWords(cause: NetworkCause, host: string): Omit<ProblemWords, 'details'> {
  const again = l10n.t('Then choose Authorize again.');
  switch (cause) {
    case 'offline':
      return you(l10n.t('This computer is offline.'), `${l10n.t('Connect it.')} ${again}`);
    case 'dns':
      return you(
        l10n.t("The name {0} couldn't be found.", host),
        `${l10n.t('Check the network, its name server, and whether a filter blocks the name.')} ${again}`,
      );
    case 'refused':
      return you(
        l10n.t("{0} couldn't be reached: nothing answers there.", host),
        `${l10n.t('Check the network and the firewall.')} ${again}`,
      );
    case 'dropped':
      return you(
        l10n.t('The connection to {0} was cut before an answer came.', host),
        `${l10n.t('Check the network and what inspects it on the way.')} ${again}`,
      );
    case 'proxy':
      return you(
        l10n.t('The proxy on the way to {0} refused.', host),
        `${l10n.t("Check the setting http.proxy and the proxy's own sign-in.")} ${again}`,
      );
    case 'tls':
      return you(
        l10n.t("The certificate of {0} wasn't trusted.", host),
        l10n.t(
          "If your organization inspects traffic, this computer must trust its certificate. Otherwise, don't go on in this network.",
        ),
      );
    case 'clock':
      return you(
        l10n.t('The clock of this computer differs from that of {0}.', host),
        `${l10n.t('Set the clock.')} ${again}`,
      );
    case 'timeout':
      return you(l10n.t("{0} didn't answer in time.", host), again);
    case 'busy':
      return {
        what: l10n.t('{0} is busy.', host),
        who: l10n.t('Nobody: time does'),
        next: l10n.t('Wait a little, then choose Authorize again.'),
      };
    case 'gateway':
      return {
        what: l10n.t('The gateway of {0} is busy, or a proxy on the way to it is.', host),
        who: l10n.t('Nobody: time does'),
        next: l10n.t('Wait a little, then choose Authorize again.'),
      };
    case 'badAnswer':
      return you(
        l10n.t(
          "{0} gave an answer that isn't Microsoft's: perhaps a page of a proxy or of a hotel network.",
          host,
        ),
        `${l10n.t('Open the address in a browser to see who answers.')} ${again}`,
      );
  }
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
            "The secret storage of VS Code didn't take the authorization. It is still in memory, nothing is lost yet.",
          ),
          l10n.t(
            "Unlock the keyring of this computer, then choose Save again. Don't close this window before.",
          ),
        ),
        details,
      };
    case 'read':
      return {
        ...you(
          l10n.t("The authorization is no longer in the secret storage of VS Code. The file wasn't changed."),
          l10n.t('Choose Sign In Again.'),
        ),
        details,
      };
    case 'drop':
      return {
        ...you(
          l10n.t("The secret storage of VS Code didn't drop the authorization."),
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
  return {
    ...you(
      l10n.t("The practice cloud isn't running, or its address isn't one of this computer's own."),
      l10n.t('Start VS Code with npm start of the project, which starts the practice cloud too.'),
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
      l10n.t('Consent is given for {0}. This address holds no code: now sign in.', tenant),
      l10n.t('Paste the address on which that sign-in ends.'),
    );
  }
  return you(
    tenant === undefined
      ? l10n.t("This is the answer to a consent link, but not to this sign-in's. It isn't noted.")
      : l10n.t(
          "This is the answer to a consent link, for {0}, but not to this sign-in's. It isn't noted.",
          tenant,
        ),
    l10n.t('Tenant, app, and permissions must be those of this sign-in. Send the newest consent link again.'),
  );
}
