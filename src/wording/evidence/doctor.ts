import {
  type ClientIdState,
  type Finding,
  type FindingResult,
  type SecretPlace,
  type TenantNames,
  problemsFirst,
  resultOf,
  shortTenant,
} from '../../core/evidence/doctor';
import type { WindowKind } from '../../core/identity/signInWays';
import { exchangeAllowListCommands } from '../../core/rules/exchangeAllowList';
import { cloudName } from '../backupSets/clouds';
import { exchangeAllowListNote } from '../identity/consent';
import { problemWords } from '../identity/problems';
import { plainText } from '../basics/plainText';
import { minuteCountWords, moreTenantsWords } from '../basics/counts';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** What was found, what to do where something is to be done, and commands for that. */
export interface FindingWords {
  readonly says: string;
  readonly fix?: string | undefined;
  readonly commands?: readonly string[] | undefined;
}

/** Facts that belong to a report, by name: versions and the like. */
export type ReportFacts = readonly (readonly [name: string, value: string])[];

/** For strangers: problems first, as plain text; names are shortened. */
export function doctorSupportText(facts: ReportFacts, findings: readonly Finding[], made: string): string {
  const lines = problemsFirst(findings).flatMap((finding) => {
    const { says, fix } = findingWords(finding, 'short');
    const result = findingResultWord(resultOf(finding));
    return [`[${result}] ${says}`, ...(fix === undefined ? [] : [`    ${l10n.t('Fix: {0}', fix)}`])];
  });
  const problems = findings.filter((finding) => resultOf(finding) === 'problem').length;
  return [
    l10n.t('Doctor of Backup Auth Migrator, {0}', made),
    l10n.t(
      "You can share this report: it has no account and no secret, and tenants are shortened. It's about this computer and this window, not about the backup product.",
    ),
    '',
    l10n.t('Problems: {0}', problems),
    '',
    ...lines,
    '',
    ...facts.map(([name, value]) => `${name}: ${value}`),
    '',
  ].join('\n');
}

export function findingResultWord(result: FindingResult): string {
  switch (result) {
    case 'good':
      return l10n.t({ message: 'OK', comment: 'Result of a check: nothing is wrong' });
    case 'note':
      return l10n.t('Note');
    case 'problem':
      return l10n.t('Problem');
    case 'unknown':
      return l10n.t('Unknown');
  }
}

/** @param names `short`: for strangers */
export function findingWords(finding: Finding, names: 'full' | 'short'): FindingWords {
  const nameOf = ({ name, short }: TenantNames) => (names === 'full' ? plainText(name) : short);
  switch (finding.about) {
    case 'host':
      return finding.problem ? problemLine(finding.problem) : { says: l10n.t('{0} answers.', finding.host) };
    case 'clock':
      return clockLine(finding.ahead);
    case 'proxy':
      return proxyLine(finding);
    case 'noCloud':
      return {
        says: l10n.t('No one can sign in to the cloud {0} from here.', cloudName(finding.cloud)),
        fix: l10n.t('Change the cloud of the tenant in the file.'),
      };
    case 'tenant':
      return finding.problem
        ? problemLine(finding.problem, nameOf(finding.tenant))
        : { says: l10n.t('Tenant {0} exists in the cloud that the file names.', nameOf(finding.tenant)) };
    case 'moreTenants':
      return { says: moreTenantsWords(finding.count) };
    case 'exchangeAllowList': {
      const app = names === 'full' ? finding.clientId : shortTenant(finding.clientId);
      return {
        says: l10n.t('Your setting asks Exchange for permissions, for the app {0}.', app),
        fix: exchangeAllowListNote(),
        commands: names === 'full' ? exchangeAllowListCommands(finding.clientId) : undefined,
      };
    }
    case 'noTenants':
      return {
        says: l10n.t('No backup set of this workspace names a tenant: only the Global cloud was looked at.'),
      };
    case 'clientId':
      return clientIdLine(nameOf(finding.tenant), finding.state);
    case 'secretStorage':
      return secretLine(finding.works, finding.place);
    case 'redirect':
      return redirectLine(finding.listens, finding.window);
  }
}

function problemLine(problem: Parameters<typeof problemWords>[0], tenant?: string): FindingWords {
  const { what, next, details } = problemWords(problem, l10n.t('Then try again.'));
  // Microsoft's own text can name whole tenants; a system's error code and a number cannot.
  const short = problem.kind === 'microsoft' ? problem.numbers.map((number) => `AADSTS${number}`) : details;
  const says = [what, ...(short.length > 0 ? [`(${short.join(between.names)})`] : [])].join(
    between.sentences,
  );
  return { says: tenant === undefined ? says : l10n.t('Tenant {0}: {1}', tenant, says), fix: next };
}

function clockLine(ahead: number | undefined): FindingWords {
  if (ahead === undefined)
    return { says: l10n.t("The clock couldn't be compared, because no host sent its time.") };
  const fix = l10n.t('Set the clock of this computer, or have the network set it.');
  if (resultOf({ about: 'clock', ahead }) === 'good')
    return { says: l10n.t("The clock agrees with Microsoft's.") };
  return ahead > 0
    ? {
        says: l10n.t("The clock of this computer is {0} ahead of Microsoft's.", minuteCountWords(ahead)),
        fix,
      }
    : {
        says: l10n.t("The clock of this computer is {0} behind Microsoft's.", minuteCountWords(-ahead)),
        fix,
      };
}

function proxyLine({ setting, environment }: Extract<Finding, { about: 'proxy' }>): FindingWords {
  if (setting !== '')
    return { says: l10n.t('Requests go through the proxy {0} (setting http.proxy).', setting) };
  return environment
    ? { says: l10n.t('Requests go through a proxy that the environment names.') }
    : { says: l10n.t('No proxy is set for VS Code. The operating system might use one.') };
}

function clientIdLine(tenant: string, state: ClientIdState): FindingWords {
  const fix = l10n.t('Enter the client ID of your own app registration.');
  switch (state) {
    case 'present':
      return { says: l10n.t('Tenant {0} has a client ID.', tenant) };
    case 'missing':
      return { says: l10n.t('Tenant {0} has no client ID.', tenant), fix };
    case 'notAGuid':
      return { says: l10n.t("The client ID of tenant {0} isn't a GUID.", tenant), fix };
    case 'microsoftsOwn':
      return { says: l10n.t("The client ID of tenant {0} is one of Microsoft's own apps.", tenant), fix };
  }
}

function secretLine(works: boolean, place: SecretPlace): FindingWords {
  if (!works) {
    return {
      says: l10n.t("VS Code's secret storage loses what is stored."),
      fix: l10n.t('Unlock the keyring of this computer, then restart VS Code.'),
    };
  }
  switch (place) {
    case 'computer':
      return { says: l10n.t("VS Code's secret storage works.") };
    case 'browserProfile':
      return {
        says: l10n.t(
          "VS Code's secret storage works, in the profile of this browser. It ends with that profile.",
        ),
      };
    case 'keyring':
      return {
        says: l10n.t(
          "VS Code's secret storage works. Whether it outlives this session depends on this computer's keyring, which can't be checked from here.",
        ),
      };
  }
}

function redirectLine(listens: boolean, window: WindowKind): FindingWords {
  if (!listens) {
    return {
      says: l10n.t("This computer can't listen for the browser's answer."),
      fix: l10n.t(
        "At the end of a sign-in, the browser says that it can't reach the page. Copy the whole address of that page, and paste it.",
      ),
    };
  }
  switch (window) {
    case 'local':
      return { says: l10n.t("The browser's answer can arrive automatically.") };
    case 'wsl':
    case 'ssh':
    case 'container':
    case 'remote':
      return {
        says: l10n.t(
          "The browser's answer mostly arrives automatically. VS Code runs on another computer, and passes it on.",
        ),
      };
    case 'webHere':
      return {
        says: l10n.t(
          "The browser's answer arrives automatically if the browser runs on this computer. Otherwise, paste it.",
        ),
      };
    case 'web':
      return {
        says: l10n.t(
          "The browser's answer can't arrive automatically, because another computer serves VS Code. The browser says that it can't reach the page. Paste that page's address.",
        ),
      };
  }
}
