import { l10n } from 'vscode';
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
      'This report names no account and holds no secret; tenants are shortened. It can be shared. It tells of this computer and this window, not of the backup product.',
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
      return l10n.t('OK');
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
        says: l10n.t('Nobody can sign in to the cloud {0} from here.', cloudName(finding.cloud)),
        fix: l10n.t('Change the cloud of the tenant in the file.'),
      };
    case 'tenant':
      return finding.problem
        ? problemLine(finding.problem, nameOf(finding.tenant))
        : { says: l10n.t('Tenant {0} is there, in the cloud that the file names.', nameOf(finding.tenant)) };
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
  const { what, next, details } = problemWords(problem);
  // Microsoft's own text can name whole tenants; a system's error code and a number cannot.
  const short = problem.kind === 'microsoft' ? problem.numbers.map((number) => `AADSTS${number}`) : details;
  const says = [what, ...(short.length > 0 ? [`(${short.join(', ')})`] : [])].join(' ');
  return { says: tenant === undefined ? says : l10n.t('Tenant {0}: {1}', tenant, says), fix: next };
}

function clockLine(ahead: number | undefined): FindingWords {
  if (ahead === undefined) return { says: l10n.t("The clock couldn't be compared: no host told its time.") };
  const fix = l10n.t('Set the clock of this computer, or let it be set over the network.');
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
    : { says: l10n.t('No proxy is set for VS Code. One of the operating system might be in use.') };
}

function clientIdLine(tenant: string, state: ClientIdState): FindingWords {
  const fix = l10n.t('Put the client ID of your own app registration into the file.');
  switch (state) {
    case 'present':
      return { says: l10n.t('Tenant {0} has a client ID.', tenant) };
    case 'missing':
      return { says: l10n.t('Tenant {0} has no client ID.', tenant), fix };
    case 'notAGuid':
      return { says: l10n.t('The client ID of tenant {0} is no GUID.', tenant), fix };
    case 'microsoftsOwn':
      return { says: l10n.t("The client ID of tenant {0} is one of Microsoft's own apps.", tenant), fix };
  }
}

function secretLine(works: boolean, place: SecretPlace): FindingWords {
  if (!works) {
    return {
      says: l10n.t("The secret storage of VS Code doesn't keep what it is given."),
      fix: l10n.t('Unlock the keyring of this computer, then restart VS Code.'),
    };
  }
  switch (place) {
    case 'computer':
      return { says: l10n.t('The secret storage of VS Code works.') };
    case 'browserProfile':
      return {
        says: l10n.t(
          'The secret storage of VS Code works, in the profile of this browser: it ends with that profile.',
        ),
      };
    case 'keyring':
      return {
        says: l10n.t(
          "The secret storage of VS Code works. Whether it outlives this session depends on the keyring of this computer, and can't be told from here.",
        ),
      };
  }
}

function redirectLine(listens: boolean, window: WindowKind): FindingWords {
  if (!listens) {
    return {
      says: l10n.t("This computer can't listen for the browser's answer."),
      fix: l10n.t(
        "At the end of a sign-in the browser says that it can't reach the page: copy the whole address of that page, and paste it.",
      ),
    };
  }
  switch (window) {
    case 'local':
      return { says: l10n.t("The browser's answer can come by itself.") };
    case 'wsl':
    case 'ssh':
    case 'container':
    case 'remote':
      return {
        says: l10n.t(
          "The browser's answer mostly comes by itself: VS Code works on another computer, and passes it on.",
        ),
      };
    case 'webHere':
      return {
        says: l10n.t(
          "The browser's answer comes by itself if the browser runs on this computer. Otherwise, paste it.",
        ),
      };
    case 'web':
      return {
        says: l10n.t(
          "The browser's answer can't come by itself: VS Code is served by another computer. The browser will say that it can't reach the page; its address is pasted.",
        ),
      };
  }
}
