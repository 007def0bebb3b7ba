import type { Bench } from '../bench';
import { activationBench } from './activation';
import { boundsBench } from './bounds';
import { bytesBench } from './bytes';
import { estateBench } from './estate';
import { keystrokeBench } from './keystroke';
import { pageBench } from './page';
import { renewalBench } from './renewal';
import { saveBench } from './save';
import { signInBench } from './signIn';
import { treeBench } from './tree';
import { verificationBench } from './verification';

/** The whole table, in its order. A new row goes into its bench, a new bench here. */
export const benches: readonly Bench[] = [
  activationBench,
  estateBench,
  keystrokeBench,
  treeBench,
  saveBench,
  pageBench,
  signInBench,
  renewalBench,
  verificationBench,
  bytesBench,
  boundsBench,
];
