import '../../wording/l10n';
import type { Finding } from '../../../../src/core/evidence/doctor';
import type { DoctorAsked } from '../../../../src/overview/pages';
import { doctorView } from '../../../../src/webview/findings/doctorView';
import { rowsOf } from '../../../../src/overview/rows';
import { basicSet, clientId, nothingHere, tenant } from '../../../builders';

const contoso = { name: 'contoso.onmicrosoft.com', short: 'con….com' };

/** One of each result, the good ones first, as Doctor looks. */
export const findings: readonly Finding[] = [
  { about: 'host', host: 'login.microsoftonline.com', problem: undefined },
  {
    about: 'host',
    host: 'graph.microsoft.com',
    problem: { kind: 'network', cause: 'proxy', host: 'graph.microsoft.com' },
  },
  { about: 'clock', ahead: undefined },
  { about: 'proxy', setting: 'proxy.contoso.com:8080', environment: false },
  { about: 'tenant', tenant: contoso, problem: undefined },
  { about: 'clientId', tenant: contoso, state: 'missing' },
  { about: 'exchangeAllowList', clientId },
  { about: 'secretStorage', works: true, place: 'computer' },
  { about: 'redirect', listens: true, window: 'local' },
];

export const asked: DoctorAsked = {
  page: 'doctor',
  findings,
  facts: [['VS Code', '1.139.1 (desktop)']],
  at: '2026-11-26T10:00:00Z',
};

export const { sets: rows } = rowsOf([basicSet({ tenant })], () => nothingHere, new Set());

export const makeDoctorSamples = () => ({
  doctor: { ...doctorView({ asked, rows, from: 'Finance mailboxes' }), version: 1 },
});

export const doctorSamples = makeDoctorSamples();
