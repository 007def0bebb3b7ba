import { randomUUID } from 'node:crypto';
import type { SecretStorage } from 'vscode';
import type { Tenant } from '../../core/backupSets/backupSet';
import {
  type Finding,
  type SecretPlace,
  type TenantNames,
  clientIdState,
  proxyShown,
  secretPlaceOf,
  shortTenants,
} from '../../core/evidence/doctor';
import type { WindowKind } from '../../core/identity/signInWays';
import type { ReachSurroundings } from '../../signIn/entra/reach';
import { listenForRedirect } from '../../signIn/redirectListener';
import { cloudHere } from '../../signIn/signIn';
import { redirectPages } from '../../wording/identity/redirectPages';

/** What Doctor looks at, from this VS Code. */
export interface DoctorPatient {
  readonly tenants: readonly Tenant[];
  /** Client IDs of the apps that ask Exchange for permissions, by the user's setting. */
  readonly exchangeApps: readonly string[];
  readonly secrets: SecretStorage;
  readonly window: WindowKind;
  /** The setting `http.proxy`. */
  readonly proxy: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: string;
}

/** More tenants than these are not asked for one by one. */
const mostTenants = 25;
/** Requests open at a time. */
const atOnce = 4;

/** All findings, in the order of the report. Nothing here throws but a cancelled `signal`'s reason. */
export async function examine(
  patient: DoctorPatient,
  around: ReachSurroundings,
): Promise<readonly Finding[]> {
  const findings = [
    ...(await network(patient, around)),
    proxy(patient),
    ...(await tenants(patient, around)),
    ...patient.exchangeApps.map((clientId): Finding => ({ about: 'exchangeAllowList', clientId })),
    await secretStorage(patient),
    await redirect(patient),
  ];
  around.signal.throwIfAborted();
  return findings;
}

async function network({ tenants }: DoctorPatient, around: ReachSurroundings): Promise<readonly Finding[]> {
  const { reachCloud } = await import('../../signIn/entra/reach');
  const clouds = [...new Set(tenants.map(({ cloud }) => cloud))];
  const findings: Finding[] = [];
  let ahead: number | undefined;
  for (const cloud of clouds.length > 0 ? clouds : (['global'] as const)) {
    const reached = await reachCloud(cloud, around);
    if (reached.length === 0) findings.push({ about: 'noCloud', cloud });
    for (const { host, problem, clockAhead } of reached) {
      // A cloud may have sign-in and Graph on one host.
      if (!findings.some((finding) => finding.about === 'host' && finding.host === host))
        findings.push({ about: 'host', host, problem });
      ahead ??= clockAhead;
    }
  }
  return [...findings, { about: 'clock', ahead }];
}

function proxy({ proxy: setting, environment }: DoctorPatient): Finding {
  const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];
  return {
    about: 'proxy',
    setting: proxyShown(setting),
    environment: names.some((name) => (environment[name] ?? '') !== ''),
  };
}

async function tenants(
  { tenants: all }: DoctorPatient,
  around: ReachSurroundings,
): Promise<readonly Finding[]> {
  if (all.length === 0) return [{ about: 'noTenants' }];
  const { reachTenant } = await import('../../signIn/entra/reach');
  const short = shortTenants(all);
  const names = all.map(({ tenant: name }, index): TenantNames => ({ name, short: short[index] ?? '' }));
  const asked = all.slice(0, mostTenants);
  const findings: Finding[] = [];
  for (let from = 0; from < asked.length; from += atOnce) {
    const these = asked.slice(from, from + atOnce);
    const problems = await Promise.all(these.map((tenant) => reachTenant(tenant, around)));
    for (const [index, problem] of problems.entries()) {
      const tenant = names[from + index];
      if (tenant) findings.push({ about: 'tenant', tenant, problem });
    }
  }
  if (all.length > asked.length) findings.push({ about: 'moreTenants', count: all.length - asked.length });
  for (const [index, tenant] of all.entries()) {
    // Nobody can sign in to a closed cloud, with whatever client ID.
    if (!cloudHere(tenant.cloud)) continue;
    const of = names[index];
    if (of) findings.push({ about: 'clientId', tenant: of, state: clientIdState(tenant) });
  }
  return findings;
}

/** Keeps, reads and drops a secret that is none. */
async function secretStorage({ secrets, window, platform }: DoctorPatient): Promise<Finding> {
  const place: SecretPlace = secretPlaceOf(window, platform);
  const [key, value] = [`doctor/${randomUUID()}`, randomUUID()];
  try {
    await secrets.store(key, value);
    const works = (await secrets.get(key)) === value;
    await secrets.delete(key);
    return { about: 'secretStorage', works, place };
  } catch {
    return { about: 'secretStorage', works: false, place };
  }
}

async function redirect({ window }: DoctorPatient): Promise<Finding> {
  const listener = await listenForRedirect(randomUUID(), redirectPages(), {
    accept: () => undefined,
    missed: () => undefined,
  });
  listener?.close();
  return { about: 'redirect', listens: listener !== undefined, window };
}
