import { type RequestListener, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import {
  type InventoryJob,
  type InventorySet,
  practiceInventory,
} from '../../src/practice/ahsayCbs/inventory';
import type { Fault } from './faults';
import { type AskedCall, answerTo } from '../../src/practice/ahsayCbs/answers';
import { sendFaulty } from './faultyAnswer';

export interface AhsayCbsOptions {
  /** 0 or left out: a free one. */
  readonly port?: number;
  /** PEM. Given: HTTPS; else plain HTTP on loopback, for practice. */
  readonly certificate?: { readonly key: string; readonly cert: string };
  /** Its jobs ran in the night before. Left out: before this day, for practice; a test that looks at jobs names a day. */
  readonly now?: Date;
}

/** A running stand-in for AhsayCBS: its documented calls, and an inventory that tests may change. */
export interface AhsayCbsServer {
  readonly origin: string;
  /** By login name. */
  readonly sets: Map<string, InventorySet[]>;
  readonly jobs: Map<string, InventoryJob[]>;
  /** What this version knows: an old one has no `ListUsers` and no `ListBackupJobStatus`. */
  readonly calls: Set<string>;
  /** Every call so far. */
  readonly asked: readonly AskedCall[];
  /** The next `times` requests meet the fault. */
  fail(fault: Fault, times?: number): void;
  close(): Promise<void>;
}

export async function startAhsayCbs(options: AhsayCbsOptions = {}): Promise<AhsayCbsServer> {
  const { sets, jobs } = practiceInventory(options.now ?? new Date());
  const calls = new Set(['ListUsers', 'ListBackupSets', 'ListBackupJobStatus']);
  const asked: AskedCall[] = [];
  const faults: Fault[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { call, answer } = answerTo(request, Buffer.concat(chunks).toString('utf8'), {
        sets,
        jobs,
        calls,
      });
      if (call) asked.push(call);
      sendFaulty(response, faults.shift(), answer);
    });
  };
  const { certificate } = options;
  const server = certificate ? createSecureServer(certificate, listener) : createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    sets,
    jobs,
    calls,
    asked,
    fail: (fault, times = 1) => faults.push(...Array.from({ length: times }, () => fault)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
